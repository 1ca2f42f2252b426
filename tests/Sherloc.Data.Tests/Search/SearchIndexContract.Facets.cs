using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    [Test]
    public async Task Facets_OnGeneratedRecords_EqualCountingOneByOne([Values] bool withSuggestions)
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 5, 500)];
        await Index.PutAsync(documents);
        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var request = RandomFilters(random, documents) with { WithSuggestions = withSuggestions, Query = round % 3 == 0 ? "kind:case" : "" };
            var counter = new OneByOne(round % 3 == 0 ? [.. documents.Where(d => d.Card.Kind == Core.Records.RecordKind.Case)] : documents, request);

            var results = await Index.SearchAsync(request, CancellationToken.None);

            results.Total.ShouldBe(counter.Matching().Count, SearchParameters.Write(request));
            results.Collection.ShouldBe(500);
            foreach (var field in SearchFields.Facets)
            {
                var facet = results.Facet(field).ShouldNotBeNull();
                Print(facet).ShouldBe(Print(counter.Facet(field)), $"{field} of {SearchParameters.Write(request)}");
            }
        }
    }

    [Test]
    public async Task Facets_WithMostValues_KeepTheLargestAndAllOfWhatIsChosen()
    {
        const int Most = 3;
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 7, 300)];
        await Index.PutAsync(documents);
        var random = new Random(8);
        for (var round = 0; round < 20; round++)
        {
            var request = round == 0 ? new SearchRequest() : RandomFilters(random, documents);
            var all = await Index.SearchAsync(request, CancellationToken.None);

            var few = await Index.SearchAsync(request with { MostValues = Most }, CancellationToken.None);

            foreach (var field in SearchFields.Facets)
            {
                var (facet, whole) = (few.Facet(field).ShouldNotBeNull(), all.Facet(field).ShouldNotBeNull());
                var isCut = field != SearchFields.Year && request.Values(field).Count == 0 && whole.Values.Count > Most;
                facet.Values.ShouldBe(isCut ? whole.Values.Where((v, at) => at < Most || (field == SearchFields.Article && SearchFields.IsInstrument(v.Value))) : whole.Values, $"{field} of {SearchParameters.Write(request)}");
                (facet.HasMore, facet.Counted, facet.NotRecorded).ShouldBe((isCut, whole.Counted, whole.NotRecorded));
                whole.HasMore.ShouldBeFalse();
            }
        }
    }

    [Test]
    public async Task Pairs_OnGeneratedRecords_EqualCountingOneByOne([Values] bool withSuggestions)
    {
        IndexDocument[] documents = [.. GeneratedDocuments.Take(seed: 6, 500)];
        await Index.PutAsync(documents);
        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            var request = RandomFilters(random, documents) with { WithSuggestions = withSuggestions };
            var matching = new OneByOne(documents, request);

            var pairs = await Index.PairsAsync(request, SearchFields.Crime, CancellationToken.None);

            var values = matching.Matching().Select(d => matching.Values(d, SearchFields.Crime)).ToList();
            pairs.N.ShouldBe(values.Count);
            pairs.NotRecorded.ShouldBe(values.Count(v => v.Count == 0));
            foreach (var a in TestVocabulary.Crimes)
            {
                foreach (var b in TestVocabulary.Crimes)
                {
                    pairs.Of(a, b).ShouldBe(values.Count(v => v.Contains(a) && v.Contains(b)), $"{a} and {b}");
                }
            }
        }
    }

    [Test]
    public async Task Suggestions_CountOnlyWhenAskedFor()
    {
        await Index.PutAsync(
            IndexFixture.Document("a", "x").With(SearchFields.Crime, "corruption"),
            IndexFixture.Document("b", "x").Suggesting(SearchFields.Crime, "corruption"));
        var request = new SearchRequest { Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFields.Crime] = ["corruption"] } };

        (await Index.KeysAsync(request, "a", "b")).ShouldBe("a");
        (await Index.KeysAsync(request with { WithSuggestions = true }, "a", "b")).ShouldBe("a b");
        (await Index.KeysAsync("crime:corruption", "a", "b")).ShouldBe("a");
        (await Index.KeysAsync(new SearchRequest { Query = "crime:corruption", WithSuggestions = true }, "a", "b")).ShouldBe("a b");
    }

    [Test]
    public async Task ChosenValue_ThatNoRecordHas_IsListedAtZero()
    {
        await Index.PutAsync(IndexFixture.Document("a", "x").With(SearchFields.Crime, "corruption"));

        var results = await Index.SearchAsync(
            new SearchRequest { Filters = new Dictionary<string, IReadOnlyList<string>> { [SearchFields.Crime] = ["no-such-crime"] } },
            CancellationToken.None);

        results.Total.ShouldBe(0);
        results.Facet(SearchFields.Crime)!.Values.ShouldBe([new FacetValue("corruption", 1, false), new FacetValue("no-such-crime", 0, true)]);
    }

    private static string Print(Facet facet) =>
        $"{facet.Counted} {facet.NotRecorded} " + string.Join(' ', facet.Values.Select(v => $"{v.Value}={v.Count}{(v.Selected ? "!" : "")}"));

    private static SearchRequest RandomFilters(Random random, IndexDocument[] documents)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var field in SearchFields.Facets.Where(f => f != SearchFields.Year && random.Next(4) == 0))
        {
            var values = documents.SelectMany(d => d.Facets.GetValueOrDefault(field) ?? []).Append(SearchFields.NotRecorded).Distinct().ToList();
            filters[field] = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => values[random.Next(values.Count)]).Distinct()];
        }

        YearRange? year = random.Next(4) switch
        {
            0 => new YearRange { From = random.Next(1985, 2005), To = random.Next(2005, 2026), NotRecorded = random.Next(2) == 0 },
            1 when random.Next(3) == 0 => new YearRange { NotRecorded = true },
            _ => null,
        };
        return new SearchRequest { Filters = filters, Year = year };
    }
}
