namespace Sherloc.Web.Parts;

/// <summary>Where a run stands.</summary>
/// <param name="Changed">Documents that were added or changed.</param>
/// <param name="Unchanged">Documents that were as before.</param>
/// <param name="NotAccepted">Documents that are to be mended.</param>
/// <param name="Total">All documents; null where they cannot be counted before they are read.</param>
/// <param name="Share">The part of the bytes that has been read, 0 to 1, where that is all that is known of how far it is.</param>
public sealed record RunProgress(int Changed, int Unchanged, int NotAccepted, int? Total, double? Share = null)
{
    public int Done => Changed + Unchanged + NotAccepted;

    public int? ToDo => Total is { } total ? Math.Max(0, total - Done) : null;

    /// <summary>What the whole bar stands for: the total, or what it will be if the rest is like the part read; null where nobody can say.</summary>
    public int? Whole => Total ?? (Share is > 0 and var share ? (int)Math.Min(int.MaxValue, Math.Max(Done, Done / share)) : null);

    /// <summary>Whole per cent, rounded down so that only the end is 100; null where nobody can say.</summary>
    public int? PerCent => Total is { } total ? total == 0 ? 100 : (int)(100L * Done / total) : Share is { } share ? (int)(100 * share) : null;
}
