using Sherloc.Core.Search;

namespace Sherloc.Web.Vocabularies;

/// <summary>Counts of single values.</summary>
public static class FacetCounts
{
    /// <summary>0 where the facet has no such value: it has been counted.</summary>
    public static long CountOf(this Facet facet, string value) => facet.Values.FirstOrDefault(v => v.Value == value)?.Count ?? 0;
}
