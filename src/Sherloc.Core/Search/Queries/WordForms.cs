using Sherloc.Core.Analysis;

namespace Sherloc.Core.Search.Queries;

/// <summary>A word of a query in the languages of the texts: nobody says which one it is meant in.</summary>
public static class WordForms
{
    /// <summary>Language and stem, for every language whose script the word may be written in.</summary>
    public static IEnumerable<(string Language, string Stem)> Stems(QueryNode.Word word) =>
        from language in TextAnalyzer.StemmedLanguages
        where Fits(word.Exact, language)
        let stem = Stem(word, language)
        where stem is not null
        select (language, stem);

    public static string? Stem(QueryNode.Word word, string language)
    {
        var terms = TextAnalyzer.Analyze(word.Text, language);
        return terms.Count == 1 ? terms[0].Stem : TextAnalyzer.StemOf(word.Exact, language);
    }

    /// <summary>A Latin word in an Arabic or Russian text is found by its exact form.</summary>
    private static bool Fits(string exact, string language)
    {
        var letter = exact.FirstOrDefault(char.IsLetter);
        return language switch
        {
            "ru" => letter is >= '\u0400' and <= '\u052f',
            "ar" => letter is >= '\u0600' and <= '\u06ff',
            _ => letter is not '\0' and < '\u0250',
        };
    }
}
