using Sherloc.Testing;

namespace Sherloc.Web.Tests.Sites;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    public static string Ingest => Path.Combine(Root, "ingest");

    public static string WebProject => Path.Combine(Root, "src", "Sherloc.Web");

    public static string TestProject => Path.Combine(Root, "tests", "Sherloc.Web.Tests");

    /// <summary>The web host as its own project built it, in the configuration that these tests were built in.</summary>
    public static string WebHost
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(WebProject, "bin", own.Parent!.Name, own.Name, "Sherloc.Web.dll");
        }
    }
}
