using System.Globalization;
using Sherloc.Core.Annotations;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Core.Search;

/// <summary>Makes an index document out of a stored record: the one place that decides what can be found and counted.</summary>
public sealed class DocumentBuilder(CurrentVocabulary vocabulary)
{
    public IndexDocument Build(StoredRecord stored)
    {
        var record = stored.Record;
        var confirmed = Facets(record, t => t.IsConfirmed);
        var all = Facets(record, t => t.Presence == TagPresence.Present);
        return new IndexDocument
        {
            Card = CardBuilder.Build(record),
            Revision = stored.Revision,
            Titles = [.. Titles(record)],
            Texts = [.. Texts(record)],
            Facets = confirmed,
            // What is confirmed is among all there is.
            Suggested = all
                .Where(f => f.Value.Count > (confirmed.GetValueOrDefault(f.Key)?.Count ?? 0))
                .ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Except(confirmed.GetValueOrDefault(f.Key) ?? [])]),
            Year = record.Date.IsKnown ? record.Date.Value.Year : null,
            DateKey = record.Date.IsKnown ? record.Date.Value.SortKey : 0,
            TitleKey = record.Title.Text.ToLower(CultureInfo.InvariantCulture),
            Charges = record is CaseSummary tried ? [.. tried.Charges.Select(Charge)] : [],
            Parties = record is CaseSummary summary ? [.. summary.Parties.Select(Party)] : [],
        };
    }

    private IndexCharge Charge(Charge charge) => new(
        charge.Party,
        charge.Provision,
        [.. charge.Crimes.SelectMany(c => vocabulary.Value.SelfAndBroader(ConceptScheme.Crime, c)).Distinct(StringComparer.Ordinal)],
        [.. charge.Articles.SelectMany(SelfAndAncestors).Distinct(StringComparer.Ordinal)],
        charge.Verdict.IsKnown ? charge.Verdict.Value.ToSlug() : null,
        charge.Sentence is { IsKnown: true, Value.Months.IsKnown: true } ? (int)Math.Round(charge.Sentence.Value.Months.Value) : null,
        charge.Sentence.IsKnown && charge.Sentence.Value!.Life);

    private static IndexParty Party(Party party) => new(
        party.Id,
        party.Kind.ToSlug(),
        [.. party.Role.Select(r => r.ToSlug())],
        party.Gender.IsKnown ? party.Gender.Value.ToSlug() : null,
        party.Nationality.IsKnown ? party.Nationality.Value ?? [] : []);

    private static IEnumerable<string> SelfAndAncestors(string article) =>
        TreatyReference.TryParse(article, out var reference) ? reference.SelfAndAncestors() : [];

    private static IEnumerable<IndexText> Titles(Record record)
    {
        var titles = record.Titles.Select(t => new IndexText(SearchFields.Title, t.Language, t.Text));
        var identifiers = record.Identifiers.Select(i => new IndexText("identifier", "en", i.Value));
        return record is LegislationProvision provision
            ? titles
                .Append(new IndexText("number", record.Title.Language, provision.Number))
                .Concat(provision.Law.Titles.Select(t => new IndexText("law", t.Language, t.Text)))
                .Concat(identifiers)
            : titles.Concat(identifiers);
    }

    private static IEnumerable<IndexText> Texts(Record record)
    {
        foreach (var section in record.Sections)
        {
            foreach (var pane in section.Panes)
            {
                yield return new IndexText(section.Name, pane.Language, pane.Text);
            }
        }

        if (record.Note is { Length: > 0 } note)
        {
            yield return new IndexText("note", "en", note);
        }

        if (record is LegislationProvision provision)
        {
            foreach (var place in provision.Place.Where(p => p.Heading is { Length: > 0 }))
            {
                yield return new IndexText("heading", record.Title.Language, place.Heading!);
            }
        }
    }

    private Dictionary<string, IReadOnlyList<string>> Facets(Record record, Func<Tag, bool> counts)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [SearchFields.Kind] = [record.Kind.ToSlug()],
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Add(SearchFields.Crime, Concepts(ConceptScheme.Crime, record.Crimes));
        Add(SearchFields.Issue, Concepts(ConceptScheme.Issue, record.Issues));
        Add(SearchFields.Keyword, Concepts(ConceptScheme.Keyword, record.Keywords));
        Add(SearchFields.Article, Articles());
        Add(SearchFields.Country, record.Country is { } country ? [country] : []);
        Add(SearchFields.Region, record.Country is { } of ? vocabulary.Value.Country(of)?.Regions ?? [] : []);
        Add(SearchFields.Language, record.Sections.SelectMany(s => s.Panes).Select(p => p.Language).Prepend(record.Title.Language));
        Add(SearchFields.Outcome, record is CaseSummary summary
            ? summary.Charges.Where(c => c.Verdict.IsKnown).Select(c => c.Verdict.Value.ToSlug())
            : []);
        return facets;

        void Add(string facet, IEnumerable<string> values)
        {
            List<string> distinct = [];
            foreach (var value in values)
            {
                if (seen.Add(value))
                {
                    distinct.Add(value);
                }
            }

            seen.Clear();
            if (distinct.Count > 0)
            {
                facets[facet] = distinct;
            }
        }

        IEnumerable<string> Concepts(ConceptScheme scheme, IReadOnlyList<Tag> tags) =>
            tags.Where(counts).SelectMany(t => vocabulary.Value.SelfAndBroader(scheme, t.Value));

        IEnumerable<string> Articles()
        {
            var own = record is TreatyArticle article
                ? [$"{article.Instrument}/{article.Article.ToString(CultureInfo.InvariantCulture)}"]
                : Array.Empty<string>();
            // Whoever marked the words of an element has said that the provision speaks to it.
            var marked = record is LegislationProvision provision ? provision.Elements.Select(e => e.Element) : [];
            return own.Concat(record.Articles.Where(counts).Select(t => t.Value)).Concat(marked)
                .SelectMany(SelfAndAncestors);
        }
    }
}
