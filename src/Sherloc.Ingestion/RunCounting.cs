using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>What came of a change, in the counts of its run.</summary>
internal static class RunCounting
{
    public static RunCounts Count(RunCounts counts, SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Added or SaveOutcome.Revived => counts with { Added = counts.Added + 1 },
        SaveOutcome.Updated => counts with { Changed = counts.Changed + 1 },
        SaveOutcome.Withdrawn => counts with { Withdrawn = counts.Withdrawn + 1 },
        SaveOutcome.Unchanged => counts with { Unchanged = counts.Unchanged + 1 },
        _ => counts,
    };
}
