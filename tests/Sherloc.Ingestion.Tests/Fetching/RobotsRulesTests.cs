using NUnit.Framework;
using Sherloc.Ingestion.Fetching;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

public sealed class RobotsRulesTests
{
    [TestCase("User-agent: *\nDisallow: /", "/a", false)]
    [TestCase("User-agent: *\nDisallow:", "/a", true)]
    [TestCase("User-agent: other\nDisallow: /", "/a", true)]
    [TestCase("User-agent: *\nDisallow: /\n\nUser-agent: sherloc\nDisallow: /b", "/a", true)]
    [TestCase("User-agent: *\nDisallow: /\n\nUser-agent: sherloc\nDisallow: /b", "/b/c", false)]
    [TestCase("User-agent: other\nUser-agent: Sherloc\nDisallow: /a", "/a", false)]
    [TestCase("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/x", true)]
    [TestCase("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [TestCase("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [TestCase("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [TestCase("User-agent: *\nDisallow: /a*b*c", "/axxbyyc/d", false)]
    [TestCase("\uFEFFuser-agent: * # all\r\nDISALLOW: /a # this\r\n", "/a", false)]
    [TestCase("User-agent: *\nDisallow: /a?", "/a?x=1", false)]
    [TestCase("<html>not found: it</html>", "/a", true)]
    public void Allows_Path_AsTheLongestRuleSays(string text, string path, bool allowed) =>
        RobotsRules.Parse(text, "Sherloc").Allows(new Uri("https://example.org" + path)).ShouldBe(allowed);

    [Test]
    public void Delay_Asked_IsKnown() => RobotsRules.Parse("User-agent: *\nCrawl-delay: 5\n", "Sherloc").Delay.ShouldBe(TimeSpan.FromSeconds(5));

    [Test]
    public void Allows_ManyStars_TakesNoTime()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 5000)) + "b$", "Sherloc");

        rules.Allows(new Uri("https://example.org/" + new string('a', 60_000))).ShouldBeTrue();
    }
}
