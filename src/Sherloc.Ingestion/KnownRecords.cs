using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Readers;

namespace Sherloc.Ingestion;

/// <summary>
/// What one run knows of its source: what is stored, what it has met so far, and of what it cannot tell. What is stored, was not met and
/// cannot be there unnoticed is gone from the source.
/// </summary>
internal sealed class KnownRecords
{
    private readonly Dictionary<RecordId, SourceEntry> stored;
    private readonly Dictionary<string, SourceEntry> byHash = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, SourceEntry>> byFile;
    private readonly MetRecords met = new();
    private readonly List<string> files = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> unclearFiles = new(StringComparer.Ordinal);
    private readonly string source;

    public KnownRecords(string source, IReadOnlyList<SourceEntry> entries)
    {
        this.source = source;
        stored = entries.ToDictionary(e => e.Id);
        byFile = new(() => entries.ToLookup(e => e.File, StringComparer.Ordinal));
        foreach (var entry in entries)
        {
            byHash.TryAdd(entry.Hash, entry);
        }
    }

    /// <summary>The stored record of exactly these bytes in this file, so that they need not be read again.</summary>
    public SourceEntry? Unchanged(string hash, string file) =>
        hash.Length > 0 && byHash.TryGetValue(hash, out var entry) && entry.File == file ? entry : null;

    /// <summary>The stored records of a file of exactly this hash, in its order; none where one of them is not stored, so that it must be read.</summary>
    public IReadOnlyList<SourceEntry> UnchangedFile(string path, string hash)
    {
        var parts = byFile.Value[path].Where(e => FileHash.IsPart(hash, e.Hash)).ToList();
        return FileHash.IsWhole(hash, parts.Select(e => e.Hash)) ? parts : [];
    }

    /// <summary>Notes a record; where it was met before, says where.</summary>
    public (string File, int Line)? Meet(RecordId id, string file, int line) =>
        met.Add(id, NumberOf(file), line) is { } first ? (files[first.File], first.Line) : null;

    /// <summary>A document that cannot be read keeps what was stored of it: by its key where that is known, else all of its file.</summary>
    public void Keep(string? key, string file)
    {
        if (key is null)
        {
            unclearFiles.Add(file);
        }
        else
        {
            met.Add(RecordId.From(source, key), NumberOf(file), 0);
        }
    }

    /// <summary>Numbers in place of texts: a source may have a million records.</summary>
    private int NumberOf(string file)
    {
        if (!numbers.TryGetValue(file, out var number))
        {
            number = numbers[file] = files.Count;
            files.Add(file);
        }

        return number;
    }

    public IEnumerable<SourceEntry> Gone() =>
        stored.Values.Where(e => !e.Withdrawn && !met.Contains(e.Id) && !unclearFiles.Contains(e.File));
}
