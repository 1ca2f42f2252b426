using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sherloc.Ingestion.Schemas;

/// <summary>The summaries of the types' XML documentation, which the compiler puts beside each assembly.</summary>
internal static partial class Documentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Files = new();

    public static string? Of(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo { DeclaringType: { } type } member
            ? Files.GetOrAdd(type.Assembly, Read).GetValueOrDefault($"P:{type.FullName}.{member.Name}")
            : null;

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member")
                .Where(m => m.Element("summary") is not null)
                .ToDictionary(m => m.Attribute("name")!.Value, m => Text(m.Element("summary")!))
            : [];
    }

    private static string Text(XElement summary)
    {
        foreach (var reference in summary.Descendants("see"))
        {
            reference.Value = reference.Attribute("cref")?.Value.Split('.')[^1] ?? "";
        }

        return Spaces().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
