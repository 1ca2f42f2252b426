using Sherloc.Core.Storage;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion;

/// <summary>The line that a failure is about, as it stands in its file now.</summary>
public static class OffendingLine
{
    private const int MostCharacters = 300;

    // A page waits for it: a line far down in a file of gigabytes is not looked for.
    private const int MostLines = 100_000;
    private const int MostOfALine = 1_000_000;

    /// <summary>
    /// What is wrong in the vocabulary is named within <c>ingest/</c>, all else within the folder of the source, or where its files were fetched to.
    /// </summary>
    public static IReadOnlyList<string> Folders(IngestInput input, IngestFolder ingest, SourceListing? listing) =>
        listing is null ? [ingest.Path] : [.. new[] { input.Supply.FolderOf(listing), listing.Folder, ingest.Path }.Distinct()];

    /// <summary>The line in the first of the folders that has it.</summary>
    public static string? Read(IEnumerable<string> folders, IngestFailure failure) => folders.Select(f => Read(f, failure)).FirstOrDefault(l => l is not null);

    /// <summary>Null where the failure names no line, or it cannot be shown.</summary>
    /// <param name="folder">The folder that the failure's path is meant within.</param>
    /// <param name="failure">What was wrong.</param>
    public static string? Read(string folder, IngestFailure failure)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, failure.File));
        if (failure.Line is < 1 or > MostLines || !path.StartsWith(root, StringComparison.Ordinal) || !File.Exists(path) || File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            if (!IsText(stream))
            {
                return null;
            }

            using var reader = new StreamReader(stream);
            for (var line = 1; line < failure.Line; line++)
            {
                if (!Skip(reader))
                {
                    return null;
                }
            }

            return Shown(reader, failure.Column);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What a workbook or a PDF file has between two line feeds says nothing to anybody.</summary>
    private static bool IsText(FileStream stream)
    {
        Span<byte> head = stackalloc byte[512];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var isUtf16 = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return (isUtf16 || !head.Contains((byte)0)) && !head.StartsWith("%PDF-"u8);
    }

    private static bool Skip(StreamReader reader)
    {
        for (var read = 0; read < MostOfALine; read++)
        {
            switch (reader.Read())
            {
                case -1:
                    return false;
                case '\n':
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>From a little before the place, where that is known and far to the right.</summary>
    private static string? Shown(StreamReader reader, int column)
    {
        for (var from = 0; from < Math.Max(0, Math.Min(column, MostOfALine) - (MostCharacters / 2)); from++)
        {
            if (reader.Read() is -1 or '\n')
            {
                return null;
            }
        }

        var text = new char[MostCharacters];
        var count = reader.ReadBlock(text);
        var end = Array.FindIndex(text, 0, count, c => c is '\n' or '\r');
        var line = new string(text, 0, end < 0 ? count : end).Trim();
        return line.Length == 0 ? null : new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)]);
    }
}
