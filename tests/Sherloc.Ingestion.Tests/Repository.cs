using Sherloc.Testing;

namespace Sherloc.Ingestion.Tests;

/// <summary>Where this repository is, and whether its golden files are to be written anew.</summary>
internal static class Repository
{
    /// <summary>Set <c>SHERLOC_UPDATE_GOLDEN=1</c>, run the tests, and read the difference before committing it.</summary>
    public static bool UpdatesGolden => Environment.GetEnvironmentVariable("SHERLOC_UPDATE_GOLDEN") == "1";

    public static string Root => SourceTree.Root;

    public static string Ingest => Path.Combine(Root, "ingest");

    public static string Golden => Path.Combine(Root, "tests", "Sherloc.Ingestion.Tests", "Golden");
}
