using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>One record per article of an instrument, made from the vocabulary, so that articles are found and linked as records are.</summary>
public sealed class TreatyRecordReader(Vocabulary vocabulary, DocumentHash hash) : IRecordReader
{
    /// <summary>The instruments as files; a source of this reader has no others.</summary>
    public IEnumerable<SourceFile> Files() => vocabulary.Instruments.Select(i => new SourceFile("", $"treaties/{i.Id}.yaml"));

    /// <summary>Null: every document carries a hash of its own.</summary>
    public ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public async IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (vocabulary.Instrument(Path.GetFileNameWithoutExtension(file.Path)) is not { } instrument)
        {
            yield break;
        }

        foreach (var article in instrument.Articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = Record(instrument, article);
            yield return new RecordDocument(
                file.Path,
                1,
                hash.Of(Encoding.UTF8.GetBytes(RecordJson.Write(record))),
                () => new Bound<Record>(record, new FieldMap(1), [], record.Key));
        }
    }

    private static TreatyArticle Record(Instrument instrument, Article article)
    {
        var number = article.Number.ToString(CultureInfo.InvariantCulture);
        return new TreatyArticle
        {
            Key = $"{instrument.Id}-{number}",
            Instrument = instrument.Id,
            Article = article.Number,
            Titles = [.. article.Title.OrderBy(t => t.Key != "en").ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => new LocalText
            {
                Language = t.Key,
                Text = t.Key == "en" ? $"{instrument.ShortName}, article {number}: {t.Value}" : $"{instrument.ShortName} {number}: {t.Value}",
            })],
            Date = instrument.Adopted is { } adopted ? adopted : default(Fact<PartialDate>),
            Crimes = [.. article.Crimes.Select(Tag.FromSource)],
            Issues = [.. article.Issues.Select(Tag.FromSource)],
            Sources = [instrument.Source],
            Rights = Rights.Summary,
            Sections = [.. Summary(article)],
        };
    }

    /// <summary>What the article is about, then its elements one a line, in every language there is a summary in.</summary>
    private static IEnumerable<Section> Summary(Article article)
    {
        Pane[] panes = [.. article.Summary.Select(s => new Pane { Language = s.Key, Status = TextStatus.Summary, Text = Text(article, s.Key, s.Value) })];
        return panes.Length == 0 ? [] : [new Section { Name = "summary", Panes = panes }];
    }

    private static string Text(Article article, string language, string summary)
    {
        var text = new StringBuilder(summary.Trim());
        var elements = article.Elements.Where(e => e.Text.ContainsKey(language)).ToList();
        for (var i = 0; i < elements.Count; i++)
        {
            text.Append(i == 0 ? "\n\n" : "\n").Append("- ");
            if (language == "en")
            {
                text.Append("**").Append(elements[i].Label).Append("** ");
            }

            text.Append(elements[i].Text[language].Trim());
        }

        return text.ToString();
    }
}
