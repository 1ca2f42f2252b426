using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Data.Tests.Search;

/// <summary>Short ways to say what is in an index and what is asked of it.</summary>
internal static class IndexFixture
{
    public static RecordId Id(string key) => RecordId.From("test", key);

    /// <summary>A document with one pane in one language.</summary>
    public static IndexDocument Document(string key, string text, string language = "en", string title = "Title", long revision = 1) =>
        Document(key, title, revision, new IndexText("facts", language, text));

    public static IndexDocument Document(string key, string title, long revision, params IndexText[] texts) => new()
    {
        Card = new RecordCard { Id = Id(key), Kind = RecordKind.Case, Title = title, TitleLanguage = texts[0].Language },
        Revision = revision,
        Titles = [new IndexText(SearchFields.Title, texts[0].Language, title)],
        Texts = texts,
        Facets = new Dictionary<string, IReadOnlyList<string>> { [SearchFields.Kind] = ["case"] },
        Suggested = new Dictionary<string, IReadOnlyList<string>>(),
        TitleKey = title.ToLowerInvariant(),
    };

    public static IndexDocument With(this IndexDocument document, string facet, params string[] values) =>
        document with { Facets = new Dictionary<string, IReadOnlyList<string>>(document.Facets) { [facet] = values } };

    public static IndexDocument Suggesting(this IndexDocument document, string facet, params string[] values) =>
        document with { Suggested = new Dictionary<string, IReadOnlyList<string>>(document.Suggested) { [facet] = values } };

    public static IndexDocument Of(this IndexDocument document, int year) => document with { Year = year, DateKey = year * 10_000 };

    public static IndexDocument InCourt(this IndexDocument document, string court) => document with { Card = document.Card with { Court = court } };

    public static Task PutAsync(this ISearchIndex index, params IEnumerable<IndexDocument> documents) =>
        index.ApplyAsync([.. documents.Select(d => new IndexChange.Upsert(d))], CancellationToken.None);

    public static Task<SearchResults> FindAsync(this ISearchIndex index, string query) =>
        index.SearchAsync(new SearchRequest { Query = query }, CancellationToken.None);

    /// <summary>The keys found, in ordinal order.</summary>
    public static async Task<string> KeysAsync(this ISearchIndex index, SearchRequest request, params string[] keys)
    {
        var results = await index.SearchAsync(request with { Size = 100 }, CancellationToken.None);
        var found = results.Hits.Select(h => h.Card.Id).ToHashSet();
        return string.Join(' ', keys.Where(k => found.Contains(Id(k))));
    }

    public static Task<string> KeysAsync(this ISearchIndex index, string query, params string[] keys) =>
        index.KeysAsync(new SearchRequest { Query = query }, keys);

    /// <summary>The marked words of an excerpt, with bars between.</summary>
    public static string Marked(this Excerpt excerpt) =>
        string.Join('|', excerpt.Marks.Select(m => excerpt.Text.Substring(m.Start, m.Length)));
}
