using System.Text;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Cli.Exports;

/// <summary>One line a record for spreadsheets: fixed columns, ids beside names, several values parted by semicolons.</summary>
internal static class CsvExport
{
    private static readonly string[] Columns =
        ["id", "kind", "title", "titleLanguage", "country", "countryName", "date", "court", "law", "number", "crimes", "articles", "issues", "keywords", "outcomes", "identifiers", "source", "key", "address"];

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<StoredRecord> records, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        // With its mark, spreadsheets take the file for what it is: UTF-8. Cells that begin as a formula are made harmless.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
        await WriteLineAsync(writer, Columns);
        await foreach (var stored in records.WithCancellation(cancellationToken))
        {
            await WriteLineAsync(writer, Cells(stored.Record, vocabulary));
        }
    }

    /// <summary>RFC 4180.</summary>
    private static Task WriteLineAsync(StreamWriter writer, IEnumerable<string?> cells) => writer.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");

    private static string Cell(string? text)
    {
        text ??= "";
        text = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return text.AsSpan().ContainsAny("\",;\r\n") || text.StartsWith('\'') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static IEnumerable<string?> Cells(Record record, Vocabulary vocabulary)
    {
        var summary = record as CaseSummary;
        var provision = record as LegislationProvision;
        return
        [
            record.Id.Value,
            record.Kind.ToSlug(),
            record.Title.Text,
            record.Title.Language,
            record.Country,
            record.Country is { } country ? vocabulary.Country(country)?.Labels.In("en") : null,
            record.Date.IsKnown ? record.Date.Value.ToString() : null,
            summary?.Court.Or(null)?.Name,
            provision?.Law.Titles[0].Text,
            provision?.Number,
            Confirmed(record.Crimes),
            Confirmed(record.Articles),
            Confirmed(record.Issues),
            Confirmed(record.Keywords),
            Join(summary?.Charges.Where(c => c.Verdict.IsKnown).Select(c => c.Verdict.Value.ToSlug()).Distinct() ?? []),
            Join(record.Identifiers.Select(i => $"{i.Scheme.ToSlug()}: {i.Value}")),
            record.Source,
            record.Key,
            "/records/" + record.Id,
        ];
    }

    private static string Confirmed(IEnumerable<Tag> tags) => Join(tags.Where(t => t.IsConfirmed).Select(t => t.Value));

    private static string Join(IEnumerable<string> values) => string.Join("; ", values);
}
