using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Tests.Starter;

/// <summary>What this collection says in its own words, and the names that it has to give as they are.</summary>
/// <param name="Own">Where a text stands, and the text.</param>
/// <param name="Names">Titles, citations and names of courts.</param>
internal sealed record StarterTexts(IReadOnlyList<(string Place, string Text)> Own, IReadOnlyList<string> Names)
{
    public static async Task<StarterTexts> ReadAsync(CancellationToken cancellationToken)
    {
        var (own, names) = (new List<(string, string)>(), new List<string>());
        var folder = new IngestFolder(Repository.Ingest);
        var vocabulary = VocabularyReader.Load(folder).Vocabulary!;
        foreach (var instrument in vocabulary.Instruments.Concat(vocabulary.RelatedInstruments))
        {
            names.AddRange([.. instrument.Title.Values, .. instrument.Articles.SelectMany(a => a.Title.Values), instrument.Source.Title]);
            own.AddRange(instrument.Articles.SelectMany(a => a.Summary.Values.Concat(a.Elements.SelectMany(e => e.Text.Values)).Select(t => ($"{instrument.Id}/{a.Number}", t))));
        }

        own.AddRange(vocabulary.Topics.SelectMany(t => t.Introduction.Values.Select(v => ("topic " + t.Id, v))));
        await foreach (var record in RecordsAsync(folder, cancellationToken))
        {
            names.AddRange(NamesOf(record));
            own.AddRange(OwnOf(record).Select(t => (record.Key, t)));
        }

        return new StarterTexts(own, names);
    }

    /// <summary>Every record that people wrote.</summary>
    public static async IAsyncEnumerable<Record> RecordsAsync(IngestFolder folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new MarkdownRecordReader(new DocumentHash(""));
        foreach (var path in Directory.EnumerateFiles(folder.Sources, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await foreach (var document in reader.ReadAsync(new SourceFile(path, Path.GetFileName(path)), new SkippedParts(), cancellationToken))
            {
                if (document.Bind().Value is { } record)
                {
                    yield return record;
                }
            }
        }
    }

    private static IEnumerable<string> NamesOf(Record record) =>
    [
        .. record.Titles.Select(t => t.Text),
        .. record.Sources.SelectMany(s => new[] { s.Title, s.Citation ?? "", s.Publisher ?? "" }),
        .. record is LegislationProvision provision ? provision.Law.Titles.Select(t => t.Text).Append(provision.Law.Citation ?? "") : [],
        .. record is CaseSummary { Court: { IsKnown: true } court } ? [court.Value.Name] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> OwnOf(Record record) =>
    [
        .. record.Sections.SelectMany(s => s.Panes).Select(p => p.Text),
        record.Note ?? "",
        .. record is CaseSummary found ? found.Proceedings.Select(p => p.Decision ?? "") : [],
    ];
}
