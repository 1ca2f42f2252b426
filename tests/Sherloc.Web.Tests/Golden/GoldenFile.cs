using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Golden;

/// <summary>Compares with a file in <c>expected</c>; SHERLOC_UPDATE_GOLDEN=1 writes the file instead, to be read before it is committed.</summary>
internal static class GoldenFile
{
    public static async Task CompareAsync(string name, string actual)
    {
        var file = Path.Combine(Repository.TestProject, "Golden", "expected", name);
        if (Environment.GetEnvironmentVariable("SHERLOC_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        File.Exists(file).ShouldBeTrue($"There is no {file}: run once with SHERLOC_UPDATE_GOLDEN=1.");
        actual.Split('\n').ShouldBe((await File.ReadAllTextAsync(file)).Split('\n'), $"{file} says otherwise; if the page is right, run once with SHERLOC_UPDATE_GOLDEN=1.");
    }
}
