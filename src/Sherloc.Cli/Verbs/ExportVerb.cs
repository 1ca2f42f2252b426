using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Cli.Exports;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc export --format jsonl|csv|bibtex</c>: every live record, in the order of the ids.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "jsonl (can be read again), csv (one line a record) or bibtex.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv", "bibtex");
        var output = new Option<string?>("--output") { Description = "The file to write; the standard output where it is left out." };
        var site = new Option<string?>("--site") { Description = "Scheme and host of the addresses in citations, as in https://sherloc.example.org." };
        var verb = new Command("export", "Write all records to a file. Withdrawn records and withheld facts are not in it.") { format, output, site };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            var records = services.GetRequiredService<IRecordStore>().ReadAllAsync(cancellationToken);
            await using var stream = parsed.GetValue(output) is { } file ? File.Create(file) : Console.OpenStandardOutput();
            var vocabulary = services.GetRequiredService<CurrentVocabulary>().Value;
            switch (parsed.GetValue(format))
            {
                case "csv":
                    await CsvExport.WriteAsync(stream, records, vocabulary, cancellationToken);
                    break;
                case "bibtex":
                    var root = parsed.GetValue(site) ?? services.GetRequiredService<IConfiguration>()["Urls"]?.Split(';')[0] ?? "http://localhost:5080";
                    var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
                    await BibTeXExport.WriteAsync(stream, records, vocabulary, root.TrimEnd('/'), today, cancellationToken);
                    break;
                default:
                    await Ingestion.Readers.JsonLinesRecordWriter.WriteAsync(stream, records.Select(r => r.Record), cancellationToken);
                    break;
            }

            return ExitCodes.Good;
        });
        return verb;
    }
}
