using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Web.Rendering;
using Shouldly;

namespace Sherloc.Web.Tests.Rendering;

/// <summary>What text of a source may become on a page.</summary>
public sealed class SafeMarkdownTests
{
    private static readonly string[] Elements =
    [
        "p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr", "h3", "h4", "h5", "h6", "a", "sub", "sup",
        "table", "thead", "tbody", "tr", "th", "td", "mark",
    ];

    /// <summary>Markup, links and halves of markup that each try to run something, to load something or to get out of their place.</summary>
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<template><script>alert(1)</script></template>",
        "</div></main><form action=\"https://evil.example\"><input name=q></form>",
        "<!--><script>alert(1)</script>-->",
        "<a href=\"javascript:alert(1)\">go</a>",
        "[go](javascript:alert(1))",
        "[go](JaVaScRiPt:alert(1))",
        "[go](java&#10;script:alert(1))",
        "[go](&#x6A;avascript:alert(1))",
        "[go](data:text/html,<script>alert(1)</script>)",
        "[go](vbscript:msgbox(1))",
        "[go](//evil.example)",
        "[go](file:///etc/passwd)",
        "[go](https://example.org \"\" onmouseover=alert(1))",
        "[go](https://example.org/\"onmouseover=\"alert(1))",
        "[go](https://example.org \"title\\\" onmouseover=\\\"alert(1)\")",
        "![picture](https://evil.example/pixel.gif)",
        "![x](x\"onerror=\"alert(1))",
        "<https://example.org>",
        "<javascript:alert(1)>",
        "[go][there]\n\n[there]: javascript:alert(1)",
        "```html\"onmouseover=\"alert(1)\n<script>alert(1)</script>\n```",
        "| a |\n| --- |\n| <img src=x onerror=alert(1)> |",
        "# <img src=x onerror=alert(1)>",
        "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ];

    [TestCaseSource(nameof(Hostile))]
    public void Render_Hostile_LeavesOnlyWhatIsAllowed(string markdown)
    {
        Check(SafeMarkdown.Render(markdown).Value);
        Check(SafeMarkdown.Render(markdown, All).Value);
        Check(SafeMarkdown.Render(new string('x', 200_000) + markdown).Value);
    }

    [Test]
    public void Render_MarkupOfTheSource_IsShownAsText() =>
        Parse(SafeMarkdown.Render("before <script>alert(1)</script> after").Value).TextContent.Trim().ShouldBe("before <script>alert(1)</script> after");

    [Test]
    public void Render_LinkToTheWeb_Stays()
    {
        var link = Parse(SafeMarkdown.Render("[law](https://example.org/a?b=1&c=2)").Value).QuerySelector("a").ShouldNotBeNull();

        link.GetAttribute("href").ShouldBe("https://example.org/a?b=1&c=2");
        link.GetAttribute("rel").ShouldBe("nofollow noopener");
    }

    /// <summary>A stack that overflows would take the whole process with it.</summary>
    [TestCase("> ")]
    [TestCase("- ")]
    [TestCase("1. ")]
    [TestCase("[")]
    [TestCase("![")]
    [TestCase("*a ")]
    [TestCase("**a ")]
    [TestCase("`")]
    [TestCase("<b>")]
    [TestCase("[a](")]
    [TestCase("|a")]
    public void Render_DeeplyNested_IsShown(string opening) =>
        Check(SafeMarkdown.Render(string.Concat(Enumerable.Repeat(opening, 199_000 / opening.Length)) + "end").Value);

    private static IReadOnlyList<Mark> All(string text) => [new Mark(0, text.Length)];

    private static void Check(string markup)
    {
        foreach (var element in Parse(markup).QuerySelectorAll("*"))
        {
            Elements.ShouldContain(element.LocalName, markup);
            element.NamespaceUri.ShouldBe("http://www.w3.org/1999/xhtml", markup);
            foreach (var attribute in element.Attributes)
            {
                (element.LocalName, attribute.Name).ShouldBeOneOf([("a", "href"), ("a", "rel"), ("ol", "start")]);
                if (attribute.Name == "href")
                {
                    new Uri(attribute.Value, UriKind.Absolute).Scheme.ShouldBeOneOf("http", "https");
                }
            }
        }
    }

    /// <summary>As a browser reads it, inside the page.</summary>
    private static IElement Parse(string markup) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument($"<body><div id=place>{markup}</div></body>").Body!.FirstElementChild!;
}
