using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Sherloc.Web.Rendering;

/// <summary>
/// Markdown of a source as markup for a page. Raw HTML in it is shown as text; of what Markdown makes, only the elements
/// and attributes of a short list pass. This is the one place where text of a source becomes markup.
/// </summary>
public static class SafeMarkdown
{
    private const int Longest = 200_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr", "h3", "h4", "h5", "h6", "a", "sub", "sup",
        "table", "thead", "tbody", "tr", "th", "td", "mark",
    };

    /// <param name="markdown">One paragraph or block; past 200,000 characters, or nested more deeply than a text is, it is shown as plain text.</param>
    /// <param name="mark">Called for every stretch of text; returns the offsets to mark, ascending.</param>
    public static MarkupString Render(string markdown, Func<string, IReadOnlyList<Core.Search.Mark>>? mark = null)
    {
        var document = new HtmlParser().ParseDocument("<body></body>");
        var body = document.Body!;
        body.InnerHtml = Html(markdown);
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            Clean(element);
        }

        if (mark is not null)
        {
            Mark(document, body, mark);
        }

        return new MarkupString(body.InnerHtml);
    }

    private static string Html(string markdown)
    {
        try
        {
            return markdown.Length > Longest ? WebUtility.HtmlEncode(markdown) : Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig gives up where one thing stands in another more than a hundred times over; nothing else makes it.
            return WebUtility.HtmlEncode(markdown);
        }
    }

    private static void Clean(IElement element)
    {
        if (!Elements.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        foreach (var attribute in element.Attributes.ToList())
        {
            var allowed = element.LocalName == "a" && attribute.Name == "href" && WebAddress.Of(attribute.Value) is not null;
            if (!(allowed || (attribute.Name == "start" && element.LocalName == "ol")))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }

        if (element.LocalName == "a")
        {
            element.SetAttribute("rel", "nofollow noopener");
        }
    }

    private static void Mark(IDocument document, INode root, Func<string, IReadOnlyList<Core.Search.Mark>> find)
    {
        foreach (var text in root.Descendants<IText>().ToList())
        {
            var marks = find(text.Data);
            if (marks.Count == 0)
            {
                continue;
            }

            var pieces = new List<INode>();
            var at = 0;
            foreach (var mark in marks.Where(m => m.Length > 0 && m.Start + m.Length <= text.Data.Length))
            {
                if (mark.Start < at)
                {
                    continue;
                }

                pieces.Add(document.CreateTextNode(text.Data[at..mark.Start]));
                var found = document.CreateElement("mark");
                found.TextContent = text.Data.Substring(mark.Start, mark.Length);
                pieces.Add(found);
                at = mark.Start + mark.Length;
            }

            pieces.Add(document.CreateTextNode(text.Data[at..]));
            ((IChildNode)text).Replace([.. pieces]);
        }
    }
}
