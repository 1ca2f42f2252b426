using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Data;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Sqlite;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc backup file</c> and <c>sherloc restore file</c>: the embedded database, which needs no other program for it.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist." };
        var verb = new Command("backup", "Copy the embedded database into a file, while the site goes on; deploy/backup does more.") { file };
        verb.SetAction((parsed, cancellationToken) =>
            WithStoreAsync(store => SqliteBackup.WriteAsync(store, parsed.GetRequiredValue(file), cancellationToken)));
        return verb;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "A file that 'sherloc backup' wrote." };
        var replace = new Option<bool>("--replace") { Description = "Even if the database holds records: they are lost." };
        var verb = new Command("restore", "Make the embedded database what a backup is; then 'sherloc index rebuild'.") { file, replace };
        verb.SetAction((parsed, cancellationToken) =>
            WithStoreAsync(store => SqliteBackup.ReadAsync(store, parsed.GetRequiredValue(file), parsed.GetValue(replace), cancellationToken)));
        return verb;
    }

    /// <summary>Not as other commands start: what is backed up before an upgrade must not be upgraded by it.</summary>
    private static async Task<int> WithStoreAsync(Func<SqliteDialect, Task<long>> run)
    {
        await using var services = new ServiceCollection().AddSherlocData(CliHost.Configuration()).BuildServiceProvider();
        if (services.GetRequiredService<SqlDialect>() is not SqliteDialect store)
        {
            await Console.Error.WriteLineAsync("The records are not in the embedded database: deploy/backup and deploy/restore use the server's own programs.");
            return ExitCodes.Failed;
        }

        var records = await run(store);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records, withdrawn ones included."));
        return ExitCodes.Good;
    }
}
