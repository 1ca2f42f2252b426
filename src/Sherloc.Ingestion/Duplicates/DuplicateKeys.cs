using System.Globalization;
using Sherloc.Core.Analysis;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Duplicates;

/// <summary>What two records of one thing have in common, in a form that does not depend on who wrote it down.</summary>
internal static class DuplicateKeys
{
    /// <summary>Shorter titles ("Application", "Offences") are shared by too many.</summary>
    private const int FewestTitleWords = 3;

    /// <summary>Key, and the evidence it stands for in words.</summary>
    public static IEnumerable<(string Key, string Evidence)> Of(Record record)
    {
        var kind = record.Kind.ToSlug();

        // Sections of one law share its identifiers and its title; the number tells them apart.
        var part = record is LegislationProvision provision ? Letters(provision.Number) : "";
        foreach (var identifier in record.Identifiers.Where(i => i.Scheme is not (IdentifierScheme.Docket or IdentifierScheme.Other)))
        {
            yield return (Join("id", kind, identifier.Scheme.ToString(), Letters(identifier.Value), part), $"the same {identifier.Scheme.ToString()} {identifier.Value}");
        }

        if (record is CaseSummary summary && record.Country is not null)
        {
            foreach (var docket in Dockets(summary))
            {
                yield return (Join("docket", record.Country, Letters(docket)), $"the same country and docket {docket}");
            }

            if (record.Date is { IsKnown: true, Value: { Day: > 0 } day } && summary.Court.IsKnown)
            {
                yield return (Join("court", record.Country, day.ToString(), Letters(summary.Court.Value.Name), Words(record.Title)), $"the same country, court, day ({day}) and title");
            }
        }

        foreach (var title in record.Titles.Select(Words).Where(t => t.Count(c => c == ' ') >= FewestTitleWords - 1).Distinct(StringComparer.Ordinal))
        {
            var law = record is LegislationProvision own ? string.Join('+', own.Law.Titles.Select(Words).Take(1)) : "";
            yield return (Join("title", kind, record.Country ?? "", Year(record), title, law, part), "nearly the same title, in the same country and year");
        }
    }

    private static IEnumerable<string> Dockets(CaseSummary record) =>
        record.Identifiers.Where(i => i.Scheme == IdentifierScheme.Docket).Select(i => i.Value)
            .Concat(record.Proceedings.Select(p => p.Docket).OfType<string>())
            .Where(d => d.Any(char.IsAsciiDigit))
            .DistinctBy(Letters, StringComparer.Ordinal);

    private static string Year(Record record) => record.Date.IsKnown ? record.Date.Value.Year.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The words that carry meaning, by their stems, in the order of the alphabet: "R v. Smith and Jones" is "R. v Jones, Smith".</summary>
    private static string Words(LocalText title) =>
        string.Join(' ', TextAnalyzer.Analyze(title.Text, title.Language)
            .Where(t => !TextAnalyzer.IsStopWord(t.Exact, title.Language) && t.Exact is not ("v" or "vs" or "versus" or "c"))
            .Select(t => t.Stem ?? t.Exact)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));

    private static string Letters(string text) => string.Concat(TextAnalyzer.Fold(text).Where(char.IsLetterOrDigit));

    private static string Join(params string[] parts) => string.Join('\u001F', parts);
}
