using System.Diagnostics;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Outages;

/// <summary>Waits for what follows in moments, and says what the site said where it does not.</summary>
internal static class Until
{
    public static async Task HoldsAsync(Site site, int seconds, Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.TotalSeconds.ShouldBeLessThan(seconds, site.Output);
            await Task.Delay(100);
        }
    }
}
