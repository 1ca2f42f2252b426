using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Data.Tests.Storage;

internal static class RunStoreCalls
{
    /// <summary>The number of a run that nothing is in the way of.</summary>
    public static async Task<long> StartAsync(this IRunStore runs, string source, string trigger, CancellationToken cancellationToken) =>
        (await runs.StartAsync(new RunRequest(source, trigger), cancellationToken)).Run.ShouldNotBeNull();
}
