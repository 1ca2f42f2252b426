using Sherloc.Core.Search;

namespace Sherloc.Data.Search;

/// <summary>A number for what is asked, whatever page of it: a cursor goes on with the request that it is of, and no other.</summary>
internal static class RequestFingerprint
{
    /// <summary>FNV-1a: the same in every process.</summary>
    public static uint Of(SearchRequest request)
    {
        var hash = 2166136261u;
        foreach (var letter in SearchParameters.Write(request with { Page = 1 }))
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }
}
