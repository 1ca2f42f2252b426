namespace Sherloc.Ingestion.Sources;

/// <summary>The folder that lawyers edit: <c>taxonomy</c>, <c>treaties</c>, <c>sources</c>.</summary>
/// <param name="Path">Absolute.</param>
public sealed record IngestFolder(string Path)
{
    internal const string SourcesFolder = "sources";

    public string Taxonomy => System.IO.Path.Combine(Path, "taxonomy");

    public string Treaties => System.IO.Path.Combine(Path, "treaties");

    public string Sources => System.IO.Path.Combine(Path, SourcesFolder);

    /// <summary>
    /// The folder as configured if it exists; a relative one is looked for in the working directory and then upwards from the places given,
    /// so that the program finds it from a build folder too.
    /// </summary>
    /// <returns>Null where there is none.</returns>
    public static IngestFolder? Find(string configured, params IEnumerable<string> startPoints)
    {
        if (Directory.Exists(configured))
        {
            return new IngestFolder(System.IO.Path.GetFullPath(configured));
        }

        if (System.IO.Path.IsPathRooted(configured))
        {
            return null;
        }

        foreach (var start in startPoints)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = System.IO.Path.Combine(folder.FullName, configured);
                if (Directory.Exists(System.IO.Path.Combine(candidate, "taxonomy")))
                {
                    return new IngestFolder(candidate);
                }
            }
        }

        return null;
    }
}
