namespace Sherloc.Web.Tests.Sites;

/// <summary>
/// A vocabulary of a few words and a record of each kind, invented: pages over it change only when the program does, not when editors write.
/// </summary>
internal static class SmallCollection
{
    public const string RecordSource = "made-records";

    private static string Folder => Path.Combine(Repository.TestProject, "Golden", "ingest");

    /// <summary>A copy of it that a site may read and tests may change.</summary>
    public static string Make()
    {
        var copy = Directory.CreateTempSubdirectory("sherloc-ingest-").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public static string RecordFile(string ingest, string key) => Path.Combine(ingest, "sources", RecordSource, "records", key + ".md");
}
