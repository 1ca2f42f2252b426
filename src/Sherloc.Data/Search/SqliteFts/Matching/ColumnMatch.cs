using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>The fields of a query that are facets, answered from the columns.</summary>
internal static class ColumnMatch
{
    public static DocSet Value(ColumnSnapshot snapshot, QueryNode.HasValue value, bool withSuggestions)
    {
        var facet = FacetNumbers.Of(value.Name);
        var notRecorded = value.Value == SearchFields.NotRecorded;
        var number = notRecorded ? -1 : snapshot.Values.Find(facet, value.Value);
        return Where(snapshot, (chunk, index) =>
        {
            if (notRecorded)
            {
                return ((withSuggestions ? chunk.AllFacets : chunk.ConfirmedFacets)[index] >> facet & 1) == 0;
            }

            return number >= 0 && (chunk.Confirmed[index].Contains(number) || (withSuggestions && chunk.Suggested[index].Contains(number)));
        });
    }

    public static DocSet Years(ColumnSnapshot snapshot, YearRange years) =>
        Where(snapshot, (chunk, index) => years.Contains(chunk.Years[index] is var year and > 0 ? year : null));

    private static DocSet Where(ColumnSnapshot snapshot, Func<ColumnChunk, int, bool> fits)
    {
        var set = new DocSet(snapshot.Slots);
        for (var slot = 0; slot < snapshot.Slots; slot++)
        {
            if (fits(snapshot.Chunks[slot / ColumnChunk.Size], slot % ColumnChunk.Size))
            {
                set.Add(slot);
            }
        }

        return set;
    }
}
