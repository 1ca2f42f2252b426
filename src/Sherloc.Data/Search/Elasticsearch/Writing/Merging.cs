using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>
/// Makes one segment of what many batches have left behind: a search looks into each segment by itself, and takes twice as long where there are
/// ten of them. Elasticsearch's own merging stops at about that many.
/// </summary>
internal sealed class Merging(ElasticClient client, IndexNames names)
{
    /// <summary>Of fewer documents than these nobody notices the segments.</summary>
    private const long Noticed = 200;

    /// <summary>A merge reads and writes the whole index: hours where it is large and the disk slow.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    private long _unmerged;

    public void Wrote(int documents) => Interlocked.Add(ref _unmerged, documents);

    /// <summary>Begins to merge where half of the index has been written since the last time; so all merges together write it twice.</summary>
    public async Task MergeWhereWorthwhileAsync(CancellationToken cancellationToken)
    {
        var unmerged = Interlocked.Read(ref _unmerged);
        if (unmerged < Noticed)
        {
            return;
        }

        var count = (await client.SendAsync(ElasticRequest.Get($"/{names.Records}/_count"), cancellationToken)).Read(LayoutJson.Default.CountAnswer).Count;
        if (unmerged * 2 >= count)
        {
            Interlocked.Exchange(ref _unmerged, 0);
            (await client.SendAsync(ElasticRequest.Post($"{Path(names.Records)}&wait_for_completion=false"), cancellationToken)).Succeeded();
        }
    }

    /// <summary>Merges an index that nobody searches yet.</summary>
    public async Task MergeAsync(string index, CancellationToken cancellationToken) =>
        (await client.SendAsync(ElasticRequest.Post(Path(index)) with { Deadline = Longest, Patience = Longest }, cancellationToken)).Succeeded();

    private static string Path(string index) => $"/{index}/_forcemerge?max_num_segments=1";
}
