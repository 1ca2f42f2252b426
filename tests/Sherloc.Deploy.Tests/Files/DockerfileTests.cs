using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Files;

/// <summary>What can be said of the image without building it.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Text = Checkout.ReadDeploy("Dockerfile");

    [Test]
    public void Copied_FromTheRepository_IsThereAndNotIgnored()
    {
        string[] let = [.. File.ReadAllLines(Path.Combine(Checkout.Root, ".dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..])];
        var sources = Copied();

        sources.ShouldContain("src");
        foreach (var source in sources)
        {
            Path.Exists(Path.Combine(Checkout.Root, source)).ShouldBeTrue(source);
            let.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, source, ignoreCase: false)).ShouldBeTrue($"{source} in .dockerignore");
        }
    }

    /// <summary>A build without one of them differs from ours, or fails over rules that were never meant.</summary>
    [Test]
    public void Copied_ForTheBuild_IsAllThatTheBuildLooksForAtTheTop()
    {
        var top = Directory.EnumerateFiles(Checkout.Root).Select(f => Path.GetFileName(f))
            .Where(f => f is "global.json" or ".editorconfig" or "nuget.config" || f.StartsWith("Directory.", StringComparison.Ordinal));

        top.Except(Copied()).ShouldBeEmpty();
    }

    [Test]
    public void Images_OfTheRuntime_HaveTheVersionOfTheRepository()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "global.json")));
        var wanted = json.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var images = From().Matches(Text).Select(m => m.Groups["tag"].Value).ToList();

        images.Count.ShouldBe(2);
        images.ShouldAllBe(tag => wanted.StartsWith(tag + ".", StringComparison.Ordinal));
    }

    [Test]
    public void Image_AsItRuns_IsNotRootAndHasAHealthCheck()
    {
        var stage = Text[Text.LastIndexOf("FROM ", StringComparison.Ordinal)..];

        User().Matches(stage)[^1].Groups["user"].Value.ShouldBe("$APP_UID");
        stage.ShouldContain("""CMD ["dotnet", "sherloc.dll", "health"]""");
        stage.ShouldContain("VOLUME /data");
    }

    private static List<string> Copied() =>
        [.. Copy().Matches(Text).SelectMany(m => m.Groups["files"].Value.Split(' ')[..^1])];

    [GeneratedRegex(@"^COPY (?<files>[^-].*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^FROM mcr\.microsoft\.com/dotnet/\w+:(?<tag>[\d.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"^USER (?<user>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex User();
}
