using System.Text.Json;
using System.Text.RegularExpressions;
using Sherloc.Deploy.Tests.Running;

namespace Sherloc.Deploy.Tests.Files;

/// <summary>The settings that there are, and those that a file of deploy/ names.</summary>
internal static partial class Settings
{
    /// <summary>As environment variables write them: <c>Data__Folder</c>.</summary>
    public static IReadOnlySet<string> Known()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.WebProject, "appsettings.json")));
        return Leaves(json.RootElement, "").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everything in a text that looks like one.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Name().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}__{p.Name}"))
        : [path];

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(__[A-Z][A-Za-z]+)+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
