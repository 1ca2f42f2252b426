namespace Sherloc.Benchmarks;

/// <summary>The checkout that the benchmark was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Ingest => Path.Combine(Root, "ingest");

    public static string WebProject => Path.Combine(Root, "src", "Sherloc.Web");

    /// <summary>The site, built in the configuration of the benchmark.</summary>
    public static string WebHost
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(WebProject, "bin", own.Parent!.Name, own.Name, "Sherloc.Web.dll");
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sherloc.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Sherloc.sln");
        }

        return folder.FullName;
    }
}
