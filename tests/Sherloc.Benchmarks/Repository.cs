using Sherloc.Testing;

namespace Sherloc.Benchmarks;

/// <summary>The checkout that the benchmark was built from.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

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
}
