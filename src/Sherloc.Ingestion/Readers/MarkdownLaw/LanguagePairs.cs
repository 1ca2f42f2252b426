namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Finds the parts that say the same in two languages.</summary>
internal static class LanguagePairs
{
    /// <summary>
    /// Groups in the order of the first language, then what the others have alone. Parts belong together that have the same level and number
    /// and come as the same one of their kind: of the third chapter I with text of its own, the third.
    /// </summary>
    public static IEnumerable<IReadOnlyList<LawPart>> Of(IReadOnlyList<LawPart> parts, bool several)
    {
        if (!several)
        {
            return parts.Select(p => (IReadOnlyList<LawPart>)[p]);
        }

        var seen = new Dictionary<(string, string, string, string), int>();
        var groups = new Dictionary<(string, string, string, int), List<LawPart>>();
        foreach (var part in parts)
        {
            // Divisions are numbered within what they divide, articles through the treaty.
            var place = part.Provision ? "" : string.Join('/', part.Around.Select(p => p.Level + p.Number));
            var kind = (part.Level, PartNumber.Same(part.Number), place);
            var count = seen[(part.Language, kind.Level, kind.Item2, place)] = seen.GetValueOrDefault((part.Language, kind.Level, kind.Item2, place)) + 1;
            var key = (kind.Level, kind.Item2, place, count);
            if (groups.TryGetValue(key, out var group))
            {
                group.Add(part);
            }
            else
            {
                groups[key] = [part];
            }
        }

        return groups.Values.OrderBy(g => g[0].Language == parts[0].Language ? 0 : 1).ThenBy(g => g[0].Line);
    }
}
