using System.Text.RegularExpressions;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>Failures of one source that are wrong in the same way.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Reason">What is wrong, with … for what differs from one to the next.</param>
/// <param name="Failures">In the order in which they were found.</param>
public sealed record FailureGroup(string Source, string Reason, IReadOnlyList<IngestFailure> Failures);

/// <summary>Puts failures together that one change would mend.</summary>
public static partial class FailureGroups
{
    /// <summary>The largest group first.</summary>
    public static IReadOnlyList<FailureGroup> Of(string source, IEnumerable<IngestFailure> failures) =>
    [
        .. failures
            .GroupBy(f => Differing().Replace(f.Reason, "…"), StringComparer.Ordinal)
            .Select(g => new FailureGroup(source, g.Key, [.. g]))
            .OrderByDescending(g => g.Failures.Count)
            .ThenBy(g => g.Reason, StringComparer.Ordinal),
    ];

    /// <summary>What a reason quotes, and numbers.</summary>
    [GeneratedRegex(@"'[^']*'|\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Differing();
}
