using Sherloc.Core.Analysis;

namespace Sherloc.Core.Search.Queries;

/// <summary>Guesses the language of a query by its function words.</summary>
internal static class QueryLanguage
{
    /// <summary>The language whose stop list holds most of the words; of several the interface's, else English, else the first.</summary>
    public static string Guess(string query, string interfaceLanguage)
    {
        string[] words = [.. TextAnalyzer.Analyze(query, interfaceLanguage).Select(t => t.Exact).Distinct(StringComparer.Ordinal)];
        var held = TextAnalyzer.StemmedLanguages.ToDictionary(l => l, l => words.Count(w => TextAnalyzer.IsStopWord(w, l)));
        var most = held.Values.Max();
        return most == 0 || held.GetValueOrDefault(interfaceLanguage) == most ? interfaceLanguage
            : held["en"] == most ? "en"
            : held.First(h => h.Value == most).Key;
    }
}
