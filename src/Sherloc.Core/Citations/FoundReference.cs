namespace Sherloc.Core.Citations;

/// <summary>A mention of a treaty or of a place in one.</summary>
/// <param name="Start">UTF-16 offset of the mention.</param>
/// <param name="Length">Length of the mention.</param>
/// <param name="Candidates">What it can mean, as treaty references: one where it is clear, several where it is not, none where no treaty here has such a place.</param>
public sealed record FoundReference(int Start, int Length, IReadOnlyList<string> Candidates)
{
    public bool IsAmbiguous => Candidates.Count > 1;

    public bool IsResolved => Candidates.Count == 1;
}
