using Sherloc.Core.Analysis;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>The subfield of a text by its language: those with stems have one each, with the analyzer of the same name.</summary>
internal static class LanguageFields
{
    /// <summary>Stored only: what has no stems is found by its exact tokens.</summary>
    public const string Other = "other";

    /// <summary><c>pt-BR</c> is <c>pt</c>.</summary>
    public static string Of(string language)
    {
        foreach (var stemmed in TextAnalyzer.StemmedLanguages)
        {
            if (language.StartsWith(stemmed, StringComparison.OrdinalIgnoreCase)
                && (language.Length == stemmed.Length || language[stemmed.Length] is '-' or '_'))
            {
                return stemmed;
            }
        }

        return Other;
    }
}
