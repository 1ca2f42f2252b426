using NUnit.Framework;
using Sherloc.Web.Features.Feeds;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Feeds;

public sealed class RobotRulesTests
{
    [Test]
    public void Text_Lines_CloseResultPagesAndNameTheSitemap()
    {
        var lines = RobotRules.Text("https://x.test").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("User-agent: *");
        lines.ShouldContain("Disallow: /search");
        lines.ShouldContain("Sitemap: https://x.test/sitemap.xml");
        lines.Where(l => l.StartsWith("Disallow: /records", StringComparison.Ordinal) || l == "Disallow: /").ShouldBeEmpty();
    }
}
