namespace Sherloc.Ingestion.Readers;

/// <summary>What of a source became no part of any record.</summary>
/// <param name="Reason">What it is, in the plural (tables of contents, images).</param>
/// <param name="Count">How many.</param>
/// <param name="File">The first file where this was met.</param>
/// <param name="Line">The line there, from 1; 0 where lines mean nothing.</param>
public sealed record SkippedPart(string Reason, long Count, string File, int Line);

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
