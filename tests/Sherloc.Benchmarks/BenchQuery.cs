using Sherloc.Core.Search;
using Sherloc.Testing;

namespace Sherloc.Benchmarks;

/// <summary>One search, in our words and in those of the baseline.</summary>
/// <param name="Name">Language and kind.</param>
/// <param name="Ours">In our query language; what is used of it here, Elasticsearch's query_string reads the same way.</param>
/// <param name="Plain">As FTS5 itself reads it.</param>
/// <param name="Filters">Facet and value; at most one value a facet.</param>
internal sealed record BenchQuery(string Name, string Ours, string Plain, IReadOnlyList<(string Facet, string Value)> Filters)
{
    /// <summary>Of the page, with what a browser sends for this search.</summary>
    public Uri Address { get; } = new(
        "/search?" + SearchParameters.Write(new SearchRequest { Query = Ours, Filters = Filters.ToDictionary(f => f.Facet, f => (IReadOnlyList<string>)[f.Value]) }),
        UriKind.Relative);

    /// <summary>Of the page with as many hits, for baselines that show fewer than the page does by default.</summary>
    public Uri AddressOf(int hits) => new($"{Address.OriginalString}&{SearchParameters.Size}={hits}", UriKind.Relative);

    /// <summary>
    /// Seven languages, seven searches each: words of several ranks alone and in pairs, a phrase, a prefix, and one or two filters.
    /// Chinese is left out: the baseline's tokenizer does not part it, and would have nothing to do.
    /// </summary>
    public static IReadOnlyList<BenchQuery> All { get; } =
        [.. WordList.All.Where(w => w.Language != "zh").SelectMany(w => Of(w, [.. w.Words.Skip(18).Where(p => p.Length >= 5)]))];

    public static int Languages => All.Select(q => q.Name.Split(' ')[0]).Distinct().Count();

    private static IEnumerable<BenchQuery> Of(WordList list, string[] words)
    {
        var language = list.Language;
        yield return new(language + " word", words[0], Quote(words[0]), []);
        yield return new(language + " rarer word", words[60], Quote(words[60]), []);
        yield return new(language + " two words", $"{words[2]} {words[5]}", $"{Quote(words[2])} {Quote(words[5])}", []);
        yield return new(language + " phrase", $"\"{words[0]} {words[1]}\"", Quote($"{words[0]} {words[1]}"), []);
        yield return new(language + " prefix", words[6][..4] + "*", Quote(words[6][..4]) + "*", []);
        yield return new(language + " word, a filter", words[3], Quote(words[3]), [(SearchFields.Kind, "case")]);
        yield return new(
            language + " two words, two filters",
            $"{words[4]} {words[7]}",
            $"{Quote(words[4])} {Quote(words[7])}",
            [(SearchFields.Kind, "provision"), (SearchFields.Region, "europe")]);
    }

    private static string Quote(string text) => $"\"{text}\"";
}
