using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What a run of a source has to read.</summary>
/// <param name="Folder">Where the files are that <c>files</c> of source.yaml speaks of.</param>
/// <param name="Failures">What could not be fetched; what was there before is still there.</param>
/// <param name="IsComplete">False where a record without a file may still exist at its source: then none is withdrawn.</param>
public sealed record SourceStock(string Folder, IReadOnlyList<IngestFailure> Failures, bool IsComplete)
{
    /// <summary>How many files there are for the reader.</summary>
    public int CountFiles(SourceDefinition source) => SourceFiles.Find(Folder, source.Files).Files.Count;
}

/// <summary>Where the folders of fetched sources are.</summary>
/// <param name="Path">The data folder.</param>
internal sealed record FetchFolder(string Path)
{
    public string Of(string source) => System.IO.Path.Combine(Path, "sources", source);
}

/// <summary>Sees to it that the files of a source are here before a run reads them.</summary>
public sealed class SourceSupply
{
    private readonly FetchFolder data;
    private readonly FetchTools tools;

    internal SourceSupply(FetchFolder data, FetchTools tools) => (this.data, this.tools) = (data, tools);

    /// <summary>Where the files of a source are that its failures speak of.</summary>
    public string FolderOf(SourceListing listing) =>
        listing.Definition is { Fetch: { } rule } source ? rule.Folder ?? FetchStore.FilesBelow(data.Of(source.Name)) : listing.Folder;

    /// <summary>Fetches what is new. Never throws for what a server does: that is in the failures.</summary>
    public async Task<SourceStock> PrepareAsync(SourceListing listing, CancellationToken cancellationToken)
    {
        if (listing.Definition is not { Fetch: { } rule } source)
        {
            return new SourceStock(listing.Folder, [], IsComplete: true);
        }

        using var store = FetchStore.Open(data.Of(source.Name), tools.Time.GetUtcNow());
        if (store is null)
        {
            throw new IOException($"Another process is fetching '{source.Name}'.");
        }

        using var downloader = new Downloader(tools, rule);
        var fetch = new SourceFetch(source, rule, store, downloader, tools);
        try
        {
            await fetch.RunAsync(cancellationToken);
        }
        catch (FetchTrouble trouble)
        {
            fetch.Fail(trouble, rule.Folder is not null ? "fetch.folder" : rule.Archive is not null ? "fetch.archive" : "fetch.feed", rule.Archive ?? rule.Feed ?? rule.Folder);
        }

        return Counted(store, fetch, rule.Folder ?? store.Files, source);
    }

    /// <summary>Looks whether the source as a whole lost more than half of its files, and remembers how many there are.</summary>
    private SourceStock Counted(FetchStore store, SourceFetch fetch, string folder, SourceDefinition source)
    {
        if (!Directory.Exists(folder))
        {
            return new SourceStock(store.Files, fetch.Failures, IsComplete: false);
        }

        var count = SourceFiles.Find(folder, source.Files).Files.Count;
        var manifest = store.Load();
        if (count * 2 < manifest.Files)
        {
            fetch.Fail(Alarms.FewerFiles(count, manifest.Files), "fetch", null);
        }
        else if (fetch.Failures.Count == 0 || count > manifest.Files)
        {
            store.Save(manifest with { Files = count });
        }

        store.Purge(tools.Time.GetUtcNow() - TimeSpan.FromDays(source.Retention.Days));
        return new SourceStock(folder, fetch.Failures, IsComplete: fetch.Failures.Count == 0 && source.Fetch!.Feed is null);
    }
}
