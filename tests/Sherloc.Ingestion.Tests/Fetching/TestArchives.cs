using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Sherloc.Ingestion.Tests.Fetching;

/// <summary>Archives as publishers make them, and as nobody honest does.</summary>
internal static class TestArchives
{
    public static byte[] Zip(params (string Name, string Text)[] files) => Zip(zip =>
    {
        foreach (var (name, text) in files)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    });

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return bytes.ToArray();
    }

    public static byte[] TarGz(params (string Name, string Text)[] files) => TarGz(tar =>
    {
        foreach (var (name, text) in files)
        {
            tar.WriteEntry(File(name, text));
        }
    });

    public static byte[] TarGz(Action<TarWriter> fill)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            fill(tar);
        }

        return bytes.ToArray();
    }

    public static TarEntry File(string name, string text) =>
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    public static TarEntry Link(TarEntryType type, string name, string target) => new PaxTarEntry(type, name) { LinkName = target };

    /// <summary>A single header that claims a size, and nothing behind it.</summary>
    public static byte[] TarClaiming(char type, string octalSize)
    {
        var header = new byte[512];
        "a.md"u8.CopyTo(header);
        Encoding.ASCII.GetBytes("0000644\0").CopyTo(header, 100);
        Encoding.ASCII.GetBytes(octalSize).CopyTo(header, 124);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar\0").CopyTo(header, 257);
        return [.. header, .. new byte[1024]];
    }
}
