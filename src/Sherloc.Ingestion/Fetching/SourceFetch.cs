using Microsoft.Extensions.FileSystemGlobbing;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>One fetch of one source, by the way that its source.yaml names.</summary>
internal sealed class SourceFetch(SourceDefinition source, FetchRule rule, FetchStore store, Downloader downloader, FetchTools tools)
{
    private const long Megabyte = 1024 * 1024;
    private const string ArchiveEntry = "archive";
    private readonly List<IngestFailure> failures = [];
    private readonly FetchManifest manifest = store.Load();

    public IReadOnlyList<IngestFailure> Failures => failures;

    private bool Keeps => source.Retention.Days > 0;

    public Task RunAsync(CancellationToken cancellationToken) =>
        rule.Archive is { } archive ? FetchArchiveAsync(new Uri(archive), cancellationToken)
        : rule.Feed is { } feed ? FetchFeedAsync(new Uri(feed), cancellationToken)
        : rule.Folder is { } folder ? Task.Run(() => Look(folder), cancellationToken)
        : FetchAddressesAsync(cancellationToken);

    public void Fail(FetchTrouble trouble, string field, string? address) =>
        failures.Add(new IngestFailure(SourceCatalog.FileName, 0, field, trouble.Message, trouble.Remedy, address));

    private static void Look(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FetchTrouble("There is no such folder on this machine.", "Mend the path, or see whether a drive is not connected. Nothing is withdrawn.");
        }
    }

    private async Task FetchAddressesAsync(CancellationToken cancellationToken)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, text) in rule.Addresses.Index())
        {
            var address = new Uri(text);
            var path = SafePath.OfAddress(address);
            if (!paths.Add(path))
            {
                paths.Add(path = SafePath.Short(address.AbsoluteUri) + "/" + path);
            }

            await TryAsync(address, path, "", FieldMap.Join("fetch.addresses", index), cancellationToken);
        }

        foreach (var path in manifest.Entries.Keys.Where(p => !paths.Contains(p)).ToList())
        {
            store.Remove(path, Keeps);
            manifest.Entries.Remove(path);
        }

        store.Save(manifest);
    }

    private async Task FetchFeedAsync(Uri feed, CancellationToken cancellationToken)
    {
        var (page, seen, fetched) = ((Uri?)feed, new HashSet<Uri>(), 0);
        while (page is not null && seen.Count < rule.Pages && seen.Add(page))
        {
            var read = await PageAsync(page, cancellationToken);
            if (read.Entries.Count == 0 && read.Unlinked > 0)
            {
                throw new FetchTrouble(
                    $"No entry of the feed has a link of the type {rule.LinkType ?? "that is needed"}.", "Write one of its types as fetch.linkType: " + string.Join(", ", read.LinkTypes) + ".");
            }

            foreach (var entry in read.Entries)
            {
                if (!Redirects.Allows(feed, entry.Address) && !Redirects.Allows(entry.Address, feed))
                {
                    Fail(new FetchTrouble("The feed links to another host.", "Make a source of its own for that host."), "fetch.feed", entry.Address.AbsoluteUri);
                }
                else if (!IsKnown(entry) && fetched++ >= rule.Entries)
                {
                    return;
                }
                else
                {
                    await TryAsync(entry.Address, SafePath.OfAddress(entry.Address), entry.Updated, "fetch.feed", cancellationToken);
                }
            }

            page = read.Next is { } next ? Redirects.Follow(page, next) : null;
        }
    }

    private async Task<FeedPage> PageAsync(Uri page, CancellationToken cancellationToken)
    {
        var part = store.Part(page.AbsoluteUri);
        File.Delete(part);
        await downloader.GetAsync(new DownloadRequest(page, part, null, Math.Min(tools.Limits.FeedPage, rule.LargestMegabytes * Megabyte), Longest), cancellationToken);
        try
        {
            await using var stream = File.OpenRead(part);
            return FeedPage.Read(stream, page, rule.LinkType);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The feed says that the document is as we have it.</summary>
    private bool IsKnown(FeedEntry entry) =>
        SafePath.OfAddress(entry.Address) is var path && entry.Updated.Length > 0 && store.Has(path)
        && manifest.Entries.TryGetValue(path, out var known) && known.Updated == entry.Updated && known.Address == entry.Address.AbsoluteUri;

    /// <summary>One file; a failure of it is listed, and the others go on.</summary>
    private async Task TryAsync(Uri address, string path, string updated, string field, CancellationToken cancellationToken)
    {
        if (rule.Feed is not null && IsKnown(new FeedEntry(address, updated)))
        {
            return;
        }

        try
        {
            var known = store.Has(path) && manifest.Entries.TryGetValue(path, out var file) && file.Address == address.AbsoluteUri ? file : null;
            var part = store.Part(address.AbsoluteUri);
            var download = await downloader.GetAsync(new DownloadRequest(address, part, known, rule.LargestMegabytes * Megabyte, Longest), cancellationToken);
            if (download.File is { } fresh)
            {
                store.Put(part, path, Keeps);
                known = fresh;
            }

            manifest.Entries[path] = known! with { Updated = updated.Length > 0 ? updated : null };
            store.Save(manifest);
        }
        catch (FetchTrouble trouble)
        {
            Fail(trouble, field, address.AbsoluteUri);
        }
    }

    private TimeSpan Longest => TimeSpan.FromMinutes(rule.LongestMinutes);

    private async Task FetchArchiveAsync(Uri address, CancellationToken cancellationToken)
    {
        var known = manifest.Entries.GetValueOrDefault(ArchiveEntry) is { } entry && entry.Address == address.AbsoluteUri && Directory.EnumerateFileSystemEntries(store.Files).Any() ? entry : null;
        var part = store.Part(address.AbsoluteUri);
        var download = await downloader.GetAsync(new DownloadRequest(address, part, known, rule.LargestMegabytes * Megabyte, Longest), cancellationToken);
        if (download.File is not { } fresh)
        {
            return;
        }

        var folder = Path.Combine(store.Work, "unpacked");
        try
        {
            if (known?.Sha256 != fresh.Sha256)
            {
                await UnpackAsync(part, folder, known is not null, cancellationToken);
            }

            manifest.Entries[ArchiveEntry] = fresh;
            store.Save(manifest);
        }
        finally
        {
            File.Delete(part);
            Clear(folder);
        }
    }

    private async Task UnpackAsync(string archive, string folder, bool hasOlder, CancellationToken cancellationToken)
    {
        Clear(folder);
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(source.Files);
        var limits = new UnpackLimits(tools.Limits.ArchiveEntries, rule.UnpackedMegabytes * Megabyte, tools.Limits.Ratio, tools.Limits.RatioFrom);
        failures.AddRange(await new ArchiveUnpacker(limits, rule.SkipFolders, p => matcher.Match(p).HasMatches).UnpackAsync(archive, folder, cancellationToken));
        var count = SourceFiles.Find(folder, source.Files).Files.Count;
        if (count == 0)
        {
            throw new FetchTrouble("The archive holds no file that 'files' asks for.", "Look into it, and mend 'files' or fetch.skipFolders.");
        }

        if (hasOlder && count * 2 < manifest.Files)
        {
            throw Alarms.FewerFiles(count, manifest.Files);
        }

        store.Swap(folder, Keeps);
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
