using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Html;

/// <summary>What is read of a page.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Found">Elements that the mapping finds anywhere, in the head, above the body or in a cell: values of fields, never text.</param>
internal sealed record HtmlPage(IReadOnlyList<Block> Text, IReadOnlyList<Block> Found);

/// <summary>The elements of a page as blocks, in the order of the page.</summary>
internal sealed class HtmlBlocks(BlockRules rules, SourceMapping mapping, Action<string, int> skip, CancellationToken cancellationToken)
{
    private static readonly FrozenSet<string> Apart = Set("address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul");
    private static readonly FrozenSet<string> Controls = Set("button datalist input label meter progress select textarea");
    private static readonly FrozenSet<string> Embedded = Set("audio canvas embed iframe img map object picture svg video");
    private static readonly FrozenSet<string> Silent = Set("head link meta noscript script style template title");

    private readonly List<Block> blocks = [];
    private readonly Dictionary<IElement, ImmutableHashSet<string>> found = [];
    private readonly HashSet<IElement> raised = [];
    private readonly StringBuilder line = new();
    private State at = new(ImmutableHashSet<string>.Empty, "", 0, "", 0, 1);

    public HtmlPage Read(IHtmlDocument document)
    {
        HtmlTables.CheckDepth(document);
        foreach (var selector in mapping.Remove)
        {
            foreach (var element in document.QuerySelectorAll(selector).ToList())
            {
                skip("parts of pages that the mapping removes", Line(element));
                element.Remove();
            }
        }

        foreach (var selector in mapping.Raised)
        {
            raised.UnionWith(document.QuerySelectorAll(selector));
        }

        foreach (var selector in rules.Selectors)
        {
            foreach (var element in document.QuerySelectorAll(selector))
            {
                found[element] = found.GetValueOrDefault(element, []).Add(selector);
            }
        }

        var body = mapping.Body is { } chosen ? document.QuerySelector(chosen) : document.QuerySelector("main") ?? document.QuerySelector("article") ?? document.Body;
        if (body is null)
        {
            throw new RefusedException($"Nothing on the page is what the mapping names as body ('{mapping.Body}').", "Look at the page and name the element that holds its text, or leave body out.");
        }

        Element(body);
        Flush();
        return new HtmlPage(blocks, [.. found.Keys
            .Where(e => !e.Contains(body))
            .OrderBy(Line)
            .Select(e => new Block { Text = Line(string.Join(' ', e.GetDescendants().OfType<IText>().Select(t => t.Data))), Marks = found[e], Line = Line(e) })]);
    }

    /// <summary>White space as one space, invisible characters gone.</summary>
    public static string Line(string text) => string.Join(' ', text.Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Nodes(INode parent)
    {
        for (var node = parent.FirstChild; node is not null; node = node.NextSibling)
        {
            if (node is IText text)
            {
                line.Append(text.Data);
            }
            else if (node is IElement element)
            {
                Element(element);
            }
        }
    }

    private void Element(IElement element)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = element.LocalName;
        if (Silent.Contains(name))
        {
            return;
        }

        if (Embedded.Contains(name) || Controls.Contains(name) || IsHidden(element))
        {
            skip(Embedded.Contains(name) ? "images and embedded things" : Controls.Contains(name) ? "controls of forms" : "hidden elements", Line(element));
            return;
        }

        if (name is "sup" || raised.Contains(element))
        {
            line.Append(Superscript.Of(element.TextContent));
            return;
        }

        if (name is "br")
        {
            line.Append(' ');
            return;
        }

        var before = at;
        var apart = Apart.Contains(name);
        if (apart)
        {
            Flush();
        }

        at = at with
        {
            Marks = found.TryGetValue(element, out var own) ? at.Marks.Union(own) : at.Marks,
            Language = element.GetAttribute("lang") is { } lang && apart ? LanguageCodes.Of(lang) : at.Language,
            Line = apart ? Line(element) : at.Line,
        };
        Inside(element, name);
        if (apart)
        {
            Flush();
        }

        at = apart ? before : at with { Marks = before.Marks };
    }

    private void Inside(IElement element, string name)
    {
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                at = at with { Heading = name[1] - '0' };
                Nodes(element);
                break;
            case "ol" or "ul" or "menu":
                List(element, name);
                break;
            case "table" when HtmlTables.Read((IHtmlTableElement)element, Line) is { } table:
                blocks.Add(new Block { Table = table, Marks = at.Marks, Language = at.Language, Line = at.Line });
                break;
            default:
                Nodes(element);
                break;
        }
    }

    private void List(IElement list, string name)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var outside = at;
        foreach (var child in list.ChildNodes.ToList())
        {
            if (child is IElement { LocalName: "li" } item)
            {
                at = outside with { Level = outside.Level + 1, Number = name == "ol" ? HtmlTables.Number(number, list.GetAttribute("type")) : "–" };
                number++;
                Element(item);
                at = outside;
            }
            else if (child is IElement other)
            {
                Element(other);
            }
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private void Flush()
    {
        var text = Line(line.ToString());
        line.Clear();
        if (text.Length == 0)
        {
            return;
        }

        blocks.Add(new Block { Text = text, Number = at.Number, Level = at.Level, Heading = at.Heading, Marks = at.Marks, Language = at.Language, Line = at.Line });
        // Only the first paragraph of an item bears its number.
        at = at with { Number = "" };
    }

    private static int Line(IElement element) => element.SourceReference is { } source ? Math.Max(1, source.Position.Line) : 1;

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private sealed record State(ImmutableHashSet<string> Marks, string Language, int Level, string Number, int Heading, int Line);
}
