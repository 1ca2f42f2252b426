using Sherloc.Core.Taxonomy;

namespace Sherloc.Testing;

/// <summary>What generated records may point at.</summary>
/// <param name="Crimes">Crime types.</param>
/// <param name="Issues">Cross-cutting issues.</param>
/// <param name="Keywords">Keywords of every family.</param>
/// <param name="Countries">ISO 3166-1 alpha-3.</param>
/// <param name="Places">Treaty references.</param>
public sealed record GeneratedValues(
    IReadOnlyList<string> Crimes,
    IReadOnlyList<string> Issues,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> Places)
{
    /// <summary>Of the small vocabulary of the tests; the treaty references need not exist.</summary>
    public static GeneratedValues Small { get; } = new(
        TestVocabulary.Crimes,
        TestVocabulary.Issues,
        TestVocabulary.Keywords,
        [.. TestVocabulary.Countries.Select(c => c.Id)],
        [
            .. from instrument in (string[])["untoc", "tip", "som", "firearms"]
               from article in Enumerable.Range(1, 11)
               from path in (string[])["", "", "/1", "/1/a", "/1/b", "/1/b/ii", "/2"]
               select $"{instrument}/{article}{path}",
        ]);

    /// <summary>All that a whole vocabulary has, so that ingestion accepts the records.</summary>
    public static GeneratedValues Of(Vocabulary vocabulary) => new(
        Ids(vocabulary, ConceptScheme.Crime),
        Ids(vocabulary, ConceptScheme.Issue),
        Ids(vocabulary, ConceptScheme.Keyword),
        [.. vocabulary.Countries.Select(c => c.Id)],
        [
            .. from instrument in vocabulary.Instruments
               from article in instrument.Articles
               from path in article.Paragraphs.Select(p => "/" + p).Prepend("")
               select $"{instrument.Id}/{article.Number}{path}",
        ]);

    private static string[] Ids(Vocabulary vocabulary, ConceptScheme scheme) => [.. vocabulary.Concepts(scheme).Select(c => c.Id)];
}
