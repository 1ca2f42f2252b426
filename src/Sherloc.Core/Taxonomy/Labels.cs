namespace Sherloc.Core.Taxonomy;

public static class Labels
{
    /// <summary>The text in the language asked for, else in English, else in any.</summary>
    public static string In(this IReadOnlyDictionary<string, string> labels, string language) =>
        labels.TryGetValue(language, out var text) || labels.TryGetValue("en", out text)
            ? text
            : labels.Values.FirstOrDefault() ?? "";

    /// <summary>The language of what <see cref="In"/> answers, for the <c>lang</c> attribute.</summary>
    public static string LanguageOf(this IReadOnlyDictionary<string, string> labels, string language) =>
        labels.ContainsKey(language) ? language
        : labels.ContainsKey("en") ? "en"
        : labels.Keys.FirstOrDefault() ?? language;
}
