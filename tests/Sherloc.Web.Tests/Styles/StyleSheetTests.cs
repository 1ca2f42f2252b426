using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Web.Tests.Styles;

/// <summary>What the look promises about its own sheet: readable colours in both themes, and no side of the page called left or right.</summary>
public sealed partial class StyleSheetTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "src", "Sherloc.Web", "Styles");

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Themes =
        [.. TokenSet().Matches(File.ReadAllText(Path.Combine(Folder, "10-tokens.css"))).Select(m => Tokens(m.Value))];

    [TestCase("ink", "paper", 7)]
    [TestCase("ink2", "paper", 7)]
    [TestCase("ink2", "sunk", 4.5)]
    [TestCase("ink2", "mark", 4.5)]
    [TestCase("ink3", "paper", 4.5)]
    [TestCase("ink3", "canvas", 4.5)]
    [TestCase("accent", "paper", 4.5)]
    [TestCase("accent", "mark", 4.5)]
    [TestCase("accent", "canvas", 4.5)]
    [TestCase("deep", "wash", 7)]
    [TestCase("on", "accent", 4.5)]
    [TestCase("quiet", "bar", 4.5)]
    [TestCase("part", "partw", 4.5)]
    [TestCase("bad", "badw", 4.5)]
    [TestCase("sugg", "suggw", 4.5)]
    [TestCase("ink", "mark", 7)]
    [TestCase("edge", "paper", 3)]
    [TestCase("chart", "paper", 3)]
    public void Colours_InBothThemes_KeepTheirContrast(string text, string ground, double least)
    {
        foreach (var theme in Themes) Contrast(theme[text], theme[ground]).ShouldBeGreaterThanOrEqualTo(least);
    }

    [Test]
    public void DarkTokens_InTheMediaQuery_AreThoseOfTheAttribute()
    {
        Themes.Count.ShouldBe(3);
        Themes[2].ShouldBe(Themes[1]);
        Themes[1].Keys.ShouldBe(Themes[0].Keys, ignoreOrder: true);
    }

    [Test]
    public void Sheets_Everywhere_NameNoLeftOrRight()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.css"))
            PhysicalSide().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)}: {m.Value}").ShouldBeEmpty();
    }

    private static Dictionary<string, string> Tokens(string block) =>
        Token().Matches(block).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["colour"].Value);

    // WCAG 2 relative luminance.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    [GeneratedRegex(@"color-scheme: (light|dark);[^}]*--suggw: #[0-9a-f]{6};", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenSet();

    [GeneratedRegex("--(?<name>[a-z0-9]+): #(?<colour>[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(margin|padding|border)-(left|right)\b|\b(left|right):|text-align: (left|right)|float:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhysicalSide();
}
