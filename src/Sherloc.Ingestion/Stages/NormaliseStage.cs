using System.Text;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Stages;

/// <summary>
/// One form for what can be written in several. Reads and writes the texts that people search (trimmed, composed characters, line feeds),
/// the sentences (figures read from their words), and the record's crimes and articles (those of its charges join them).
/// </summary>
public static class NormaliseStage
{
    public static Record Apply(Record record)
    {
        record = record with
        {
            Titles = [.. record.Titles.Select(t => t with { Language = Language(t.Language), Text = Line(t.Text) })],
            Note = record.Note is null ? null : Block(record.Note),
            Identifiers = [.. record.Identifiers.Select(i => i with { Value = Line(i.Value) })],
            Sections = [.. record.Sections.Select(s => s with
            {
                Panes = [.. s.Panes.Select(p => p with { Language = Language(p.Language), Text = Block(p.Text) })],
            })],
        };
        return record switch
        {
            LegislationProvision provision => provision with
            {
                Number = Line(provision.Number),
                Law = provision.Law with { Titles = [.. provision.Law.Titles.Select(t => t with { Language = Language(t.Language), Text = Line(t.Text) })] },
            },
            CaseSummary summary => Case(summary),
            _ => record,
        };
    }

    private static CaseSummary Case(CaseSummary summary) => summary with
    {
        Court = summary.Court.Map(c => c with { Name = Line(c.Name) }),
        Parties = [.. summary.Parties.Select(p => p with { Name = p.Name.Map(Line) })],
        Charges = [.. summary.Charges.Select(c => c with { Sentence = c.Sentence.Map(SentenceParser.Normalise) })],
        Crimes = Join(summary.Crimes, summary.Charges.SelectMany(c => c.Crimes)),
        Articles = Join(summary.Articles, summary.Charges.SelectMany(c => c.Articles)),
    };

    /// <summary>What a charge names, the record's source states; a tag that says otherwise of the same value stays alone.</summary>
    private static IReadOnlyList<Tag> Join(IReadOnlyList<Tag> tags, IEnumerable<string> values)
    {
        var known = tags.Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        return [.. tags, .. values.Where(known.Add).Select(Tag.FromSource)];
    }

    private static string Language(string language) => language.Trim().ToLowerInvariant();

    private static string Line(string text) => Composed(text).Trim();

    private static string Block(string text)
    {
        text = Composed(text);
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        var start = 0;
        for (var at = 0; at < text.Length && char.IsWhiteSpace(text[at]); at++)
        {
            // Blank lines go; the indentation of the first line is Markdown and stays.
            start = text[at] == '\n' ? at + 1 : start;
        }

        return text[start..].TrimEnd();
    }

    /// <summary>NFC. What cannot be composed becomes U+FFFD: lone surrogates, which come by escapes, and U+FFFE, a byte order mark read the wrong way round.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.IsNormalized() ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.EnumerateRunes().Select(r => r.Value == 0xFFFE ? Rune.ReplacementChar : r)).Normalize(NormalizationForm.FormC);
        }
    }
}
