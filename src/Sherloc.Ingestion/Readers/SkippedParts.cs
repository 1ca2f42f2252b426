using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Readers;

/// <summary>
/// Counts what readers leave out, by reason, with the first place of each: nothing is lost silently, and a million images cost one line.
/// Reasons are fixed words of the readers, never text of a file.
/// </summary>
public sealed class SkippedParts
{
    private readonly Dictionary<string, SkippedPart> parts = new(StringComparer.Ordinal);

    /// <summary>By reason, the most frequent first.</summary>
    public IReadOnlyList<SkippedPart> All => [.. parts.Values.OrderByDescending(p => p.Count).ThenBy(p => p.Reason, StringComparer.Ordinal)];

    public void Add(string reason, string file, int line, long count = 1) =>
        parts[reason] = parts.TryGetValue(reason, out var known)
            ? known with { Count = known.Count + count }
            : new SkippedPart(reason, count, file, line);
}
