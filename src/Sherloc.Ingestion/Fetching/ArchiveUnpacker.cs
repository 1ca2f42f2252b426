using System.Formats.Tar;
using System.IO.Compression;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// Unpacks the wanted files of a zip, tar or tar.gz into an empty folder. Nothing leads out of it, no link is made, and nothing is taken of an
/// archive that is more than it may be.
/// </summary>
internal sealed class ArchiveUnpacker(UnpackLimits limits, int skipFolders, Func<string, bool> isWanted)
{
    private readonly List<IngestFailure> failures = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private string target = "";

    /// <returns>Wanted entries that were not taken. Throws <see cref="FetchTrouble"/> where the archive as a whole is refused.</returns>
    public async Task<IReadOnlyList<IngestFailure>> UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        target = Directory.CreateDirectory(folder).FullName;
        try
        {
            await using var file = File.OpenRead(archive);
            switch (await ArchiveKinds.OfAsync(file, cancellationToken))
            {
                case ArchiveKind.Zip:
                    await UnzipAsync(file, cancellationToken);
                    break;
                case ArchiveKind.TarGz:
                    await UntarAsync(file, s => new GZipStream(s, CompressionMode.Decompress, leaveOpen: true), cancellationToken);
                    break;
                case ArchiveKind.Tar:
                    await UntarAsync(file, s => s, cancellationToken);
                    break;
                default:
                    throw new FetchTrouble("What came is no zip and no tar.gz file.", "Open the address in a browser and see what it gives.");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or OverflowException)
        {
            throw new FetchTrouble("The archive is damaged: " + exception.Message, FetchTrouble.TryLater);
        }

        return failures;
    }

    private async Task UnzipAsync(FileStream file, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        limits.Check(zip.Entries.Count, 0, file.Length);
        foreach (var entry in zip.Entries)
        {
            SafePath.Check(entry.FullName);
        }

        var total = 0L;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            // The upper half holds the mode of Unix: 10 is a file, 12 a link; 0 where it was packed elsewhere.
            var isFile = (entry.ExternalAttributes >> 28 & 0xF) is 0 or 8;
            if (Place(entry.FullName, isFile) is { } place)
            {
                await using var content = await entry.OpenAsync(cancellationToken);
                total = await CopyAsync(content, place, total, file.Length, cancellationToken);
            }
        }
    }

    private async Task UntarAsync(FileStream file, Func<Stream, Stream> decompress, CancellationToken cancellationToken)
    {
        // The first time for the sizes and the names, so that an archive that is refused leaves nothing.
        await OverAsync(file, decompress, async (stream, packed) => await TarScan.CheckAsync(stream, limits, packed, cancellationToken));
        await OverAsync(file, decompress, async (stream, _) =>
        {
            await using var tar = new TarReader(stream, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                SafePath.Check(entry.Name);
            }
        });
        await OverAsync(file, decompress, async (stream, packed) =>
        {
            await using var tar = new TarReader(stream, leaveOpen: true);
            var total = 0L;
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                var isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
                if (entry.EntryType is not (TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes) && Place(entry.Name, isFile) is { } place)
                {
                    total = await CopyAsync(entry.DataStream ?? Stream.Null, place, total, packed.Count, cancellationToken);
                }
            }
        });
    }

    private static async Task OverAsync(FileStream file, Func<Stream, Stream> decompress, Func<Stream, CountingStream, Task> use)
    {
        file.Position = 0;
        await using var packed = new CountingStream(file);
        await using var stream = decompress(packed);
        await use(stream, packed);
    }

    /// <summary>Where an entry goes; null where it is not wanted, or cannot be had and is listed.</summary>
    private string? Place(string name, bool isFile)
    {
        if (SafePath.OfEntry(name, skipFolders) is not { } path || !isWanted(path))
        {
            return null;
        }

        if (!isFile)
        {
            return Refuse(path, "This is a link or a device, and no file.", "Links are not followed; name the file itself in 'files'.");
        }

        if (!SafePath.Fits(path))
        {
            return Refuse(path, "Its name is too long for this machine.", "Ask the publisher for shorter names.");
        }

        return names.Add(path) ? Path.Combine(target, path) : Refuse(path, "The archive holds two files of this name.", "Ask the publisher; the first one was taken.");
    }

    private string? Refuse(string path, string reason, string remedy)
    {
        failures.Add(new IngestFailure(path, 0, "", reason, remedy));
        return null;
    }

    private async Task<long> CopyAsync(Stream content, string place, long total, long packed, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            limits.Check(0, total, packed);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return total;
    }
}
