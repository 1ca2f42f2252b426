using System.Globalization;
using System.Text.Json;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// The folder of a source below the data folder: <c>files</c>, which a run reads; <c>work</c>, downloads on their way; <c>before</c>, what was
/// replaced; <c>manifest.json</c>. A file gets to its place by being moved there whole.
/// </summary>
internal sealed class FetchStore : IDisposable
{
    private readonly string folder;
    private readonly FileStream mark;
    private readonly string day;

    private FetchStore(string folder, FileStream mark, DateTimeOffset now)
    {
        (this.folder, this.mark) = (folder, mark);
        day = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
    }

    public string Files => FilesBelow(folder);

    public string Work => Path.Combine(folder, "work");

    private string Before => Path.Combine(folder, "before");

    private string Leaving => Path.Combine(folder, "leaving");

    private string ManifestFile => Path.Combine(folder, "manifest.json");

    /// <summary>What a run reads, below the folder of a source.</summary>
    public static string FilesBelow(string folder) => Path.Combine(folder, "files");

    /// <summary>Null where another process is at it.</summary>
    public static FetchStore? Open(string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        var store = new FetchStore(folder, held, now);
        store.Recover();
        return store;
    }

    public FetchManifest Load()
    {
        try
        {
            return File.Exists(ManifestFile) ? JsonSerializer.Deserialize(File.ReadAllBytes(ManifestFile), FetchJson.Default.FetchManifest) ?? new() : new();
        }
        catch (JsonException)
        {
            // Without it everything is fetched once more, and nothing is lost.
            return new FetchManifest();
        }
    }

    public void Save(FetchManifest manifest)
    {
        var aside = ManifestFile + ".new";
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(manifest, FetchJson.Default.FetchManifest));
        File.Move(aside, ManifestFile, overwrite: true);
    }

    /// <summary>A file of <c>work</c> for a download from this address; the same one every time.</summary>
    public string Part(string address) => Path.Combine(Work, SafePath.Short(address) + ".part");

    public bool Has(string path) => File.Exists(Path.Combine(Files, path));

    /// <summary>Moves a finished download to its place.</summary>
    public void Put(string part, string path, bool keep)
    {
        Remove(path, keep);
        var place = Path.Combine(Files, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(part, place, overwrite: true);
    }

    public void Remove(string path, bool keep)
    {
        var place = Path.Combine(Files, path);
        if (!File.Exists(place))
        {
            return;
        }

        if (keep)
        {
            var old = Path.Combine(Before, day, path);
            Directory.CreateDirectory(Path.GetDirectoryName(old)!);
            File.Move(place, old, overwrite: true);
        }
        else
        {
            File.Delete(place);
        }
    }

    /// <summary>Puts a whole folder in the place of the files.</summary>
    public void Swap(string fresh, bool keep)
    {
        Directory.Move(Files, Leaving);
        Directory.Move(fresh, Files);
        if (keep)
        {
            Directory.CreateDirectory(Before);
            Directory.Move(Leaving, Path.Combine(Before, day));
        }
        else
        {
            Directory.Delete(Leaving, recursive: true);
        }
    }

    /// <summary>Deletes what was replaced longer ago than that.</summary>
    public void Purge(DateTimeOffset olderThan)
    {
        foreach (var old in Directory.Exists(Before) ? Directory.GetDirectories(Before) : [])
        {
            if (DateTimeOffset.TryParseExact(Path.GetFileName(old), "yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time < olderThan)
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    public void Dispose() => mark.Dispose();

    /// <summary>A process that died between the two moves of a swap left no files; then those of before are the files.</summary>
    private void Recover()
    {
        if (Directory.Exists(Leaving))
        {
            if (Directory.Exists(Files))
            {
                Directory.Delete(Leaving, recursive: true);
            }
            else
            {
                Directory.Move(Leaving, Files);
            }
        }

        Directory.CreateDirectory(Files);
        Directory.CreateDirectory(Work);
    }
}
