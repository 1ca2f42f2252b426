namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>The number of all records, remembered for as long as Elasticsearch may take to show what another process has written.</summary>
internal sealed class CollectionCount(TimeProvider time)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);
    private volatile Counted? _last;

    /// <summary>Null where it has to be asked for.</summary>
    public long? Known => _last is { } last && time.GetElapsedTime(last.At) < RefreshInterval ? last.Count : null;

    public void Remember(long count) => _last = new Counted(count, time.GetTimestamp());

    /// <summary>To be called after every write of this process: its next search sees it.</summary>
    public void Forget() => _last = null;

    private sealed record Counted(long Count, long At);
}
