using System.Runtime.CompilerServices;
using Sherloc.Core.Search;

namespace Sherloc.Web.Features.Collection;

/// <summary>Reads more of a search than one page, for pages that group what they list.</summary>
public static class EveryHit
{
    /// <summary>The first <paramref name="most"/> hits in the order of the request; no facets and no excerpts are asked for.</summary>
    public static async IAsyncEnumerable<Hit> EveryHitAsync(
        this ISearchIndex index, SearchRequest request, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var part = request with { Facets = [], Excerpts = 0, Size = Math.Min(most, SearchRequest.LargestPage), Page = 1, Cursor = null };
        for (var read = 0; read < most;)
        {
            var results = await index.SearchAsync(part, cancellationToken);
            foreach (var hit in results.Hits.Take(most - read))
            {
                yield return hit;
            }

            read += results.Hits.Count;
            if (results.Next is null || results.Hits.Count == 0)
            {
                yield break;
            }

            part = part with { Cursor = results.Next };
        }
    }
}
