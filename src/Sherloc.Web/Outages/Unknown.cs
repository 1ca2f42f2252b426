using Sherloc.Core.Search;

namespace Sherloc.Web.Outages;

/// <summary>What a page does not know while search is unavailable is null: never zero, and never an empty list.</summary>
public static class Unknown
{
    /// <summary>What the index answers, or null where it does not.</summary>
    public static async Task<T?> OrUnknownAsync<T>(this Task<T> answer)
        where T : class
    {
        try
        {
            return await answer;
        }
        catch (SearchUnavailableException)
        {
            return null;
        }
    }
}
