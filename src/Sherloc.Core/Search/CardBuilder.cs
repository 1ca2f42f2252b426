using System.Globalization;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Core.Search;

/// <summary>Makes the card that lists show of a record.</summary>
public static class CardBuilder
{
    public static RecordCard Build(Record record)
    {
        var english = record.Titles.Skip(1).FirstOrDefault(t => t.Language == "en");
        return new RecordCard
        {
            Id = record.Id,
            Kind = record.Kind,
            Slug = record.Slug,
            Title = record.Title.Text,
            TitleLanguage = record.Title.Language,
            EnglishTitle = record.Title.Language == "en" ? null : english?.Text,
            Country = record.Country,
            Date = record.Date,
            Court = record is CaseSummary { Court.IsKnown: true } summary ? summary.Court.Value!.Name : null,
            Body = record switch
            {
                LegislationProvision provision => provision.Law.Titles[0].Text,
                Strategy strategy => strategy.Issuer,
                Publication publication => publication.Publisher,
                _ => null,
            },
            Crimes = Values(record.Crimes, t => t.IsConfirmed),
            Articles = Values(record.Articles, t => t.IsConfirmed),
            SuggestedCrimes = Values(record.Crimes, t => t is { Origin: TagOrigin.Suggestion, Presence: TagPresence.Present }),
            Outcomes = record is CaseSummary tried ? [.. Outcomes(tried)] : [],
            Languages =
            [
                .. record.Sections.SelectMany(s => s.Panes)
                    .Select(p => new PaneLanguage(p.Language, p.Status))
                    .Distinct(),
            ],
        };
    }

    private static string[] Values(IReadOnlyList<Tag> tags, Func<Tag, bool> which) =>
        [.. tags.Where(which).Select(t => t.Value).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<PartyOutcome> Outcomes(CaseSummary summary)
    {
        var tried = summary.Parties.Where(p =>
            summary.Charges.Any(c => c.Party == p.Id)
            || (p.Kind != PartyKind.Authority && (p.Role.Contains(PartyRole.Defendant) || p.Role.Contains(PartyRole.Respondent))));
        var number = 0;
        foreach (var party in tried)
        {
            number++;
            var charges = summary.Charges.Where(c => c.Party == party.Id).ToList();
            var sentences = charges.Where(c => c.Sentence.IsKnown).Select(c => c.Sentence.Value!.Words).Distinct().ToList();
            yield return new PartyOutcome(
                party.Name.Or(null) ?? number.ToString(CultureInfo.InvariantCulture),
                [.. charges.Where(c => c.Verdict.IsKnown).Select(c => c.Verdict.Value).Distinct()],
                sentences.Count == 1 ? sentences[0] : null);
        }
    }
}
