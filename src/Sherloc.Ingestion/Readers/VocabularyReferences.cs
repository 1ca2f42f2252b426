using System.Globalization;
using Sherloc.Core.Citations;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>Every id that one entry of the vocabulary names must be the id of another.</summary>
internal sealed class VocabularyReferences(Vocabulary vocabulary)
{
    private readonly List<IngestFailure> failures = [];

    public IReadOnlyList<IngestFailure> Check(VocabularyFiles files)
    {
        files.Concepts.ToList().ForEach(Concepts);
        Countries(files.Countries!);
        files.Instruments.ToList().ForEach(Instruments);
        files.Statuses.ToList().ForEach(Statuses);
        if (files.Topics is { } topics)
        {
            Topics(topics);
        }

        return failures;
    }

    private void Concepts(VocabularyFile<ConceptFile> file)
    {
        for (var i = 0; i < file.Value.Concepts.Count; i++)
        {
            var concept = file.Value.Concepts[i];
            var at = FieldMap.Join("concepts", i);
            if (!concept.Labels.ContainsKey("en"))
            {
                Fail(file.File, file.Lines, at + ".labels", $"'{concept.Id}' has no English label.", "Write labels: {en: …}.");
            }

            Concept(file.Value.Scheme, concept.Broader, file.File, file.Lines, at + ".broader");
            if (concept.Broader is not null && vocabulary.SelfAndBroader(file.Value.Scheme, concept.Broader).Contains(concept.Id))
            {
                Fail(file.File, file.Lines, at + ".broader", $"'{concept.Id}' is broader than itself.", "Break the circle.");
            }

            All(concept.ExactMatch, file, at + ".exactMatch", Match);
            All(concept.CloseMatch, file, at + ".closeMatch", Match);
            All(concept.Articles, file, at + ".articles", Article);
        }

        void Match(string value, string name, FieldMap lines, string field)
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out _))
            {
                Concept(file.Value.Scheme, value, name, lines, field);
            }
        }
    }

    private void Countries(VocabularyFile<CountryFile> file)
    {
        for (var i = 0; i < file.Value.Regions.Count; i++)
        {
            Region(file.Value.Regions[i].Parent, file.File, file.Lines, FieldMap.Join("regions", i) + ".parent");
        }

        for (var i = 0; i < file.Value.Countries.Count; i++)
        {
            All(file.Value.Countries[i].Regions, file, FieldMap.Join("countries", i) + ".regions", Region);
        }
    }

    private void Instruments(VocabularyFile<Instrument> file)
    {
        for (var i = 0; i < file.Value.Articles.Count; i++)
        {
            var article = file.Value.Articles[i];
            var at = FieldMap.Join("articles", i);
            All(article.Crimes, file, at + ".crimes", (v, f, l, p) => Concept(ConceptScheme.Crime, v, f, l, p));
            All(article.Issues, file, at + ".issues", (v, f, l, p) => Concept(ConceptScheme.Issue, v, f, l, p));
            All(article.ReadWith, file, at + ".readWith", Article);
            for (var j = 0; j < article.Elements.Count; j++)
            {
                var element = FieldMap.Join(at + ".elements", j);
                Place(file, article, article.Elements[j].Id, element + ".id");
                All(article.Elements[j].Alternatives, file, element + ".alternatives", Element);
            }
        }
    }

    /// <summary>An element stands in a paragraph of its own article: its id is that paragraph's, with at most one word more.</summary>
    private void Place(VocabularyFile<Instrument> file, Article article, string id, string field)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{file.Value.Id}/{article.Number}");
        var parent = id.LastIndexOf('/') is var slash and > 0 ? id[..slash] : "";
        var places = article.Paragraphs.Select(p => $"{own}/{p}").Append(own).ToHashSet(StringComparer.Ordinal);
        if (!TreatyReference.TryParse(id, out _) || (!places.Contains(id) && !places.Contains(parent)))
        {
            Fail(file.File, file.Lines, field, $"The element '{id}' stands in no paragraph of article {own}.", "Give it the reference of its paragraph, with a word more where several share it; or add the paragraph.");
        }
    }

    private void Statuses(VocabularyFile<PartyStatus> file)
    {
        if (vocabulary.Instrument(file.Value.Instrument) is null)
        {
            Fail(file.File, file.Lines, "instrument", $"There is no instrument '{file.Value.Instrument}'.", Nearest.Remedy(file.Value.Instrument, [.. vocabulary.Instruments.Select(i => i.Id)]));
        }

        for (var i = 0; i < file.Value.States.Count; i++)
        {
            var state = file.Value.States[i];
            var at = FieldMap.Join("states", i);
            if (vocabulary.Country(state.Country) is null)
            {
                Fail(file.File, file.Lines, at + ".country", $"There is no country '{state.Country}'.", "Write an id of taxonomy/countries.yaml.");
            }

            if (state.Act is null != state.Date is null)
            {
                Fail(file.File, file.Lines, at, $"{state.Name} has an act without its date, or a date without its act.", "Write both, or neither where it has only signed.");
            }
        }
    }

    private void Topics(VocabularyFile<TopicFile> file)
    {
        for (var i = 0; i < file.Value.Topics.Count; i++)
        {
            var topic = file.Value.Topics[i];
            for (var j = 0; j < topic.Searches.Count; j++)
            {
                var search = topic.Searches[j];
                var at = FieldMap.Join(FieldMap.Join("topics", i) + ".searches", j);
                Concept(ConceptScheme.Crime, search.Crime, file.File, file.Lines, at + ".crime");
                Concept(ConceptScheme.Issue, search.Issue, file.File, file.Lines, at + ".issue");
                Concept(ConceptScheme.Keyword, search.Keyword, file.File, file.Lines, at + ".keyword");
                for (var k = 0; k < search.Articles.Count; k++)
                {
                    Article(search.Articles[k], file.File, file.Lines, FieldMap.Join(at + ".articles", k));
                }

                if (search.Country is { } country && vocabulary.Country(country) is null)
                {
                    Fail(file.File, file.Lines, at + ".country", $"There is no country '{country}'.", "Write an id of taxonomy/countries.yaml.");
                }
            }
        }
    }

    private void Concept(ConceptScheme scheme, string? id, string file, FieldMap lines, string field)
    {
        if (id is not null && vocabulary.Concept(scheme, id) is null)
        {
            Fail(file, lines, field, $"There is no concept '{id}' in this vocabulary.", Nearest.Remedy(id, [.. vocabulary.Concepts(scheme).Select(c => c.Id)]));
        }
    }

    private void Article(string text, string file, FieldMap lines, string field)
    {
        if (!TreatyReference.TryParse(text, out var reference) || !vocabulary.Exists(reference))
        {
            Fail(file, lines, field, $"The treaties have no place '{text}'.", "Write it as untoc/6/1/b; the places there are stand in ingest/treaties.");
        }
    }

    private void Region(string? id, string file, FieldMap lines, string field)
    {
        if (id is not null && vocabulary.Region(id) is null)
        {
            Fail(file, lines, field, $"There is no region '{id}'.", Nearest.Remedy(id, [.. vocabulary.Regions.Select(r => r.Id)]));
        }
    }

    private void Element(string id, string file, FieldMap lines, string field)
    {
        if (vocabulary.Element(id) is null)
        {
            Fail(file, lines, field, $"There is no element '{id}'.", "Write the id of an element.");
        }
    }

    private static void All<T>(IReadOnlyList<string> values, VocabularyFile<T> file, string field, Action<string, string, FieldMap, string> check)
    {
        for (var i = 0; i < values.Count; i++)
        {
            check(values[i], file.File, file.Lines, FieldMap.Join(field, i));
        }
    }

    private void Fail(string file, FieldMap lines, string field, string reason, string remedy) =>
        failures.Add(new IngestFailure(file, lines.LineOf(field), field, reason, remedy));
}
