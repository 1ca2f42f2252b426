using System.Text;
using Sherloc.Core.Citations;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Cli.Exports;

/// <summary>One entry a record.</summary>
internal static class BibTeXExport
{
    /// <param name="stream">Where to.</param>
    /// <param name="records">What.</param>
    /// <param name="vocabulary">Names of countries and treaties.</param>
    /// <param name="root">Scheme and host of the permanent addresses.</param>
    /// <param name="today">The day in "accessed".</param>
    /// <param name="cancellationToken">Stops between records.</param>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<StoredRecord> records, Vocabulary vocabulary, string root, DateOnly today, CancellationToken cancellationToken)
    {
        var labels = new CiteLabels
        {
            Country = id => vocabulary.Country(id)?.Labels.In("en") ?? id,
            Instrument = id => vocabulary.Instrument(id)?.Title.In("en") ?? id,
        };
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var stored in records.WithCancellation(cancellationToken))
        {
            var context = new CiteContext($"{root}/records/{stored.Record.Id}", stored.Revision, today, labels);
            await writer.WriteLineAsync(RecordCitation.BibTeX(stored.Record, context).AsMemory().TrimEnd('\n'), cancellationToken);
            await writer.WriteLineAsync();
        }
    }
}
