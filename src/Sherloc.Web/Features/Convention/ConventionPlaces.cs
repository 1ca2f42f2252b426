using Sherloc.Core.Citations;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Features.Convention;

/// <summary>Finds the place that an address below <c>/convention</c> names.</summary>
public static class ConventionPlaces
{
    /// <summary>The place, or null where the instruments have none of that name. Capitals are read as small letters: people retype addresses.</summary>
    public static TreatyReference? Find(Vocabulary vocabulary, string? written) =>
        TreatyReference.TryParse(Clean(written), out var reference) && vocabulary.Exists(reference) ? reference : null;

    /// <summary>The narrowest existing place around one that does not exist, or null where not even the instrument does.</summary>
    public static TreatyReference? Nearest(Vocabulary vocabulary, string? written)
    {
        for (var text = Clean(written); text.Length > 0; text = text.LastIndexOf('/') is > 0 and var slash ? text[..slash] : "")
        {
            if (Find(vocabulary, text) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>The elements at a place and below it, in the order of the article.</summary>
    public static IReadOnlyList<Element> ElementsAt(Article article, TreatyReference place)
    {
        var (self, below) = (place.ToString(), place + "/");
        return [.. article.Elements.Where(e => e.Id == self || e.Id.StartsWith(below, StringComparison.Ordinal))];
    }

    /// <summary>The id of a place's row on the page of its article.</summary>
    public static string Anchor(string reference) => reference.Replace('/', '-');

    private static string Clean(string? written) => written?.Trim('/').ToLowerInvariant() ?? "";
}
