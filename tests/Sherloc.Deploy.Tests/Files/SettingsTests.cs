using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Files;

/// <summary>What deploy/ configures exists: a setting that was renamed would else be ignored without a word.</summary>
public sealed class SettingsTests
{
    private static IEnumerable<string> Files => Directory.EnumerateFiles(Checkout.Deploy(), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Checkout.Deploy(), f))
        .Where(f => !f.StartsWith("secrets", StringComparison.Ordinal) && Settings.In(Checkout.ReadDeploy(f)).Count > 0)
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Settings_NamedInAFile_Exist(string file) =>
        Settings.In(Checkout.ReadDeploy(file)).Where(s => !s.StartsWith("Logging__", StringComparison.Ordinal)).Except(Settings.Known()).ShouldBeEmpty();

    [Test]
    public void Files_WithSettings_AreTheImageTheComposeFileAndTheExamples()
    {
        Files.ShouldContain("Dockerfile");
        Files.ShouldContain("compose.yaml");
        Files.Count(f => f.StartsWith("examples", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
    }
}
