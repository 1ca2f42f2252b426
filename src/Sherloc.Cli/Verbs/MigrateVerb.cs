using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Search;
using Sherloc.Data;
using Sherloc.Data.Storage;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc migrate</c>, and <c>sherloc migrate --from Sqlite</c> to move an installation.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var from = new Option<string?>("--from")
        {
            Description = "Also copy everything of another database into the one of the configuration, which has to be empty: records with their ids and every revision, and the history of ingestion. The search index is built anew.",
        };
        from.AcceptOnlyFromAmong(StorageOptions.Sqlite, StorageOptions.Postgres);
        var connection = new Option<string?>("--from-connection")
        {
            Description = "The connection string of that database; left out, it is the SQLite file in the data folder.",
        };
        var verb = new Command("migrate", "Bring the database to this program's version. Every other command does so as well.") { from, connection };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            if (parsed.GetValue(from) is { } provider)
            {
                await MoveAsync(services, new StorageOptions { Provider = provider, ConnectionString = parsed.GetValue(connection) }, cancellationToken);
            }
            else if (parsed.GetValue(connection) is not null)
            {
                await Console.Error.WriteLineAsync("--from-connection says where to copy from; say --from Sqlite or --from Postgres as well.");
                return ExitCodes.Failed;
            }

            Console.WriteLine("The database is up to date.");
            return ExitCodes.Good;
        });
        return verb;
    }

    private static async Task MoveAsync(IServiceProvider services, StorageOptions source, CancellationToken cancellationToken)
    {
        var copied = await services.CopyFrom(source).RunAsync(new Counter("records copied"), cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Copied {copied.Records} records, {copied.Revisions} earlier revisions and {copied.Runs} runs. Building the search index ..."));
        await services.GetRequiredService<Indexer>().RebuildAsync(new Counter("records indexed"), cancellationToken);
    }

    /// <summary>A line each 10,000.</summary>
    private sealed class Counter(string what) : IProgress<long>
    {
        private long said;

        public void Report(long value)
        {
            if (value - said >= 10_000)
            {
                said = value;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value} {what}"));
            }
        }
    }
}
