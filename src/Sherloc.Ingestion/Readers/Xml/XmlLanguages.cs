using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>Tells a text in two languages from a text that quotes another language.</summary>
internal static class XmlLanguages
{
    /// <summary>Of all letters; below it, another language is a quotation and stays where it stands.</summary>
    private const double LeastShare = 0.2;

    /// <summary>Languages that get a pane of their own, besides the document's.</summary>
    public static IReadOnlySet<string> Of(XElement element, string language, XmlDialect dialect)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!element.DescendantsAndSelf().Any(e => e.Attribute("lang") is { } lang && LanguageCodes.Of(lang.Value) is { Length: > 0 } code && code != language))
        {
            found.Add(language);
            return found;
        }

        var letters = new Dictionary<string, long>(StringComparer.Ordinal);
        Count(element, language, dialect, letters);
        var all = letters.Values.Sum();
        found.Add(language);
        found.UnionWith(letters.Where(l => l.Value >= all * LeastShare).Select(l => l.Key));
        return found;
    }

    private static void Count(XElement element, string language, XmlDialect dialect, Dictionary<string, long> letters)
    {
        if (element.Attribute("lang") is { } lang && dialect.RoleOf(element) is XmlRole.Block or XmlRole.Level && LanguageCodes.Of(lang.Value) is { Length: > 0 } code)
        {
            language = code;
        }

        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                letters[language] = letters.GetValueOrDefault(language) + words.Value.Count(char.IsLetter);
            }
            else if (node is XElement child)
            {
                Count(child, language, dialect, letters);
            }
        }
    }
}
