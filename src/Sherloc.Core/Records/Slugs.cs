using System.Text.Json;

namespace Sherloc.Core.Records;

/// <summary>The written form of an enum's values: lower case with hyphens (<c>FirstInstance</c> is <c>first-instance</c>).</summary>
public static class Slugs<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ToText =
        Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

    private static readonly Dictionary<string, T> FromText =
        ToText.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    /// <summary>Every value as written, in the order of the enum.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(v => ToText[v])];

    public static string Of(T value) => ToText[value];

    public static bool TryParse(string? text, out T value)
    {
        value = default;
        return text is not null && FromText.TryGetValue(text, out value);
    }
}

public static class SlugExtensions
{
    /// <summary>The value as written in files and addresses.</summary>
    public static string ToSlug<T>(this T value)
        where T : struct, Enum => Slugs<T>.Of(value);
}
