using System.Security.Cryptography;
using System.Text;

namespace Sherloc.Ingestion.Fetching;

/// <summary>Names that come from outside, as paths within a folder.</summary>
internal static class SafePath
{
    /// <summary>Of one name, in bytes; file systems stop at 255.</summary>
    private const int LongestName = 255;

    /// <summary>Throws <see cref="FetchTrouble"/> where the name of an archive's entry leads out of the folder.</summary>
    public static void Check(string name)
    {
        var path = name.Replace('\\', '/');
        var parts = path.Split('/');
        if (path.StartsWith('/') || parts.Contains("..") || path.Any(char.IsControl) || (path.Length > 1 && path[1] == ':'))
        {
            throw new FetchTrouble("The archive holds a file that leads out of its folder: " + Shown(name) + ".", "No honest program packs so. Nothing of it was taken; ask the publisher.");
        }
    }

    /// <summary>The path of an archive's entry without its outermost folders; null where nothing remains.</summary>
    public static string? OfEntry(string name, int skipFolders)
    {
        Check(name);
        var kept = name.Split('/', '\\').Where(p => p.Length > 0 && p != ".").Skip(skipFolders).ToList();
        return kept.Count == 0 ? null : string.Join('/', kept);
    }

    /// <summary>Whether the file system can hold it.</summary>
    public static bool Fits(string path) => path.Split('/').All(p => Encoding.UTF8.GetByteCount(p) <= LongestName) && Encoding.UTF8.GetByteCount(path) < 3500;

    /// <summary>A path for what an address brings: its own path, and for its query a few letters that tell one from another.</summary>
    public static string OfAddress(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => Clean(Uri.UnescapeDataString(p))).ToList();
        if (parts.Count == 0 || address.AbsolutePath.EndsWith('/'))
        {
            parts.Add("index");
        }

        if (address.Query.Length > 1)
        {
            var name = parts[^1];
            var extension = Path.GetExtension(name);
            parts[^1] = $"{name[..^extension.Length]}-{Short(address.Query)}{extension}";
        }

        return string.Join('/', parts);
    }

    /// <summary>Sixteen letters that stand for a text.</summary>
    public static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Clean(string part)
    {
        var clean = string.Concat(part.Select(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : c)).TrimStart('.');
        return clean.Length == 0 ? "-" : Encoding.UTF8.GetByteCount(clean) <= 180 ? clean : Short(clean) + Path.GetExtension(clean);
    }

    private static string Shown(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '?' : c));
}
