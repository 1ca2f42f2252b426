using System.Globalization;

namespace Sherloc.Ingestion.Readers;

/// <summary>
/// The hashes of the documents of one file: the file's own, the document's place among them, and a mark on the last one. Whether all documents
/// of a file are stored can so be told without reading it: places from 0 up to the marked one, none missing.
/// </summary>
public static class FileHash
{
    private const char Separator = ':';
    private const char End = '.';

    /// <summary>The hash of one document.</summary>
    /// <param name="file">Hash of the file.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="last">Whether no other follows.</param>
    public static string Part(string file, int index, bool last) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}{Separator}{index}") + (last ? End : "");

    /// <summary>Whether the hash is that of a document of the file.</summary>
    public static bool IsPart(string file, string hash) => Index(file, hash) >= 0;

    /// <summary>Whether the hashes are those of all documents of the file; others among them do not matter.</summary>
    public static bool IsWhole(string file, IEnumerable<string> hashes)
    {
        var indexes = new HashSet<int>();
        var last = -1;
        foreach (var hash in hashes)
        {
            if (Index(file, hash) is >= 0 and var index)
            {
                indexes.Add(index);
                last = hash[^1] == End ? index : last;
            }
        }

        return last >= 0 && indexes.Count == last + 1 && indexes.Max() == last;
    }

    /// <summary>The place, or -1 where it is no document of the file.</summary>
    private static int Index(string file, string hash) =>
        hash.Length > file.Length + 1 && hash[file.Length] == Separator && hash.StartsWith(file, StringComparison.Ordinal)
        && int.TryParse(hash.AsSpan(file.Length + 1).TrimEnd(End), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;
}
