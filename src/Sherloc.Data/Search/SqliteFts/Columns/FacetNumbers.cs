using Sherloc.Core.Search;

namespace Sherloc.Data.Search.SqliteFts.Columns;

/// <summary>Facets by number. The year is the last, and has no table of values.</summary>
internal static class FacetNumbers
{
    /// <summary>Facets with values, in a fixed order.</summary>
    public static readonly IReadOnlyList<string> WithValues = [.. SearchFields.Facets.Where(f => f != SearchFields.Year)];

    public static readonly int Year = WithValues.Count;

    public static readonly int Count = WithValues.Count + 1;

    /// <summary>-1 for what is no facet.</summary>
    public static int Of(string field)
    {
        for (var number = 0; number < WithValues.Count; number++)
        {
            if (WithValues[number] == field)
            {
                return number;
            }
        }

        return field == SearchFields.Year ? Year : -1;
    }
}
