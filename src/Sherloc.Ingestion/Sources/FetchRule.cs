namespace Sherloc.Ingestion.Sources;

/// <summary>Where the files of a source come from, if they do not lie in its own folder. One of folder, addresses, archive and feed.</summary>
public sealed record FetchRule
{
    /// <summary>A folder of this machine, with its whole path; it is read where it is.</summary>
    public string? Folder { get; init; }

    /// <summary>Files on the web, http or https.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>A zip or tar.gz file on the web, for instance of a repository.</summary>
    public string? Archive { get; init; }

    /// <summary>An Atom or RSS feed; the documents that its entries link to are kept, also when the feed no longer lists them.</summary>
    public string? Feed { get; init; }

    /// <summary>Of an archive: how many of its outermost folders are left out of the paths, as repositories pack theirs into one.</summary>
    public int SkipFolders { get; init; }

    /// <summary>Of a feed: the media type of the link of each entry that is fetched, as in <c>application/akn+xml</c>; its first link where left out.</summary>
    public string? LinkType { get; init; }

    /// <summary>Of a feed: how many pages are followed at a time.</summary>
    public int Pages { get; init; } = 20;

    /// <summary>Of a feed: how many documents are fetched at a time; the next run goes on.</summary>
    public int Entries { get; init; } = 500;

    /// <summary>Requests to the host in a minute, at most.</summary>
    public int RequestsPerMinute { get; init; } = 30;

    /// <summary>Largest file that is fetched, in megabytes.</summary>
    public int LargestMegabytes { get; init; } = 512;

    /// <summary>Largest sum of what an archive holds, in megabytes.</summary>
    public int UnpackedMegabytes { get; init; } = 4096;

    /// <summary>Longest that one file may take, in minutes.</summary>
    public int LongestMinutes { get; init; } = 20;

    /// <summary>Whether the host may be one of this machine or of the network behind it. Only for hosts of one's own.</summary>
    public bool AllowPrivate { get; init; }
}

/// <summary>What is kept of what was fetched before.</summary>
public sealed record RetentionRule
{
    /// <summary>How many days a file that changed or went is kept beside what replaced it; 0 keeps none.</summary>
    public int Days { get; init; }
}
