using System.Text.RegularExpressions;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>A file as far as it is read.</summary>
/// <param name="Path">Within the source.</param>
/// <param name="Front">Its front matter.</param>
/// <param name="Blocks">Its text.</param>
internal sealed record MarkdownFile(string Path, FrontMatter Front, IReadOnlyList<MarkdownBlock> Blocks);

/// <summary>A heading of the outline.</summary>
/// <param name="Index">Its rule's place, outermost first.</param>
/// <param name="Text">What of the block belongs to the text below; empty for most.</param>
internal sealed record OutlineMatch(int Index, OutlineRule Rule, string Number, string Heading, string Text);

/// <summary>The rules of a mapping and of its dialect, made ready once for all files of a source.</summary>
internal sealed class MarkdownRules
{
    private readonly SourceMapping mapping;
    private readonly IReadOnlyList<(OutlineRule Rule, Regex Pattern)> outline;
    private readonly IReadOnlyList<(string Name, Regex Pattern)> sections;
    private readonly IReadOnlyList<Regex> skip;
    private readonly IReadOnlyList<Regex> head;
    private readonly Regex? keyPath;
    private readonly Dictionary<string, (Regex? Pattern, Regex? Path)> fields;

    public MarkdownRules(SourceMapping own)
    {
        mapping = MarkdownDialects.With(own);
        outline = [.. mapping.Outline.Where(r => r.Pattern is not null).Select(r => (r, MappingPattern.Of(r.Pattern)!))];
        sections = [.. mapping.Sections.Where(r => r.Pattern is not null).Select(r => (r.Name, MappingPattern.Of(r.Pattern)!))];
        head = [.. Options.Head.Select(p => MappingPattern.Of(p)!)];
        keyPath = MappingPattern.Of(Options.KeyPath);
        skip = [.. Options.Skip.Select(p => MappingPattern.Of(p)!)];
        fields = mapping.Fields.ToDictionary(f => f.Key, f => (MappingPattern.Of(f.Value.Pattern), MappingPattern.Of(f.Value.File)), StringComparer.Ordinal);
    }

    public MarkdownMapping Options => mapping.Markdown!;

    public bool Skips(MarkdownBlock block) => skip.Any(p => p.IsMatch(block.Subject));

    /// <summary>Whether the block says something about the text and is none of it.</summary>
    public bool IsHead(MarkdownBlock block) => head.Any(p => p.IsMatch(block.Plain));

    public string? Section(MarkdownBlock block) => sections.FirstOrDefault(s => s.Pattern.IsMatch(block.Subject)).Name;

    public OutlineMatch? Outline(MarkdownBlock block)
    {
        for (var i = 0; !block.IsTable && !block.IsQuoted && i < outline.Count; i++)
        {
            if (outline[i].Pattern.Match(block.Subject) is { Success: true } match)
            {
                var text = (match.Groups["text"].Value + "\n" + (block.Hashes > 0 ? "" : block.Below)).Trim('\n');
                return new OutlineMatch(i, outline[i].Rule, match.Groups["number"].Value.Trim(), match.Groups["heading"].Value.Trim(), text);
            }
        }

        return null;
    }

    /// <summary>What the keys of the file's records begin with.</summary>
    public string Key(string path) => KeyText.Of(keyPath is not null && Value(keyPath, path) is { Length: > 0 } part ? part : Path.ChangeExtension(path, null));

    /// <summary>The value of a field, or null: out of the front matter, the path, or the first block that fits.</summary>
    public string? Field(string name, MarkdownFile file)
    {
        if (!mapping.Fields.TryGetValue(name, out var rule))
        {
            return null;
        }

        var (pattern, path) = fields[name];
        var texts = rule.Keys.Count > 0 ? rule.Keys.Select(k => file.Front.Fields.GetValueOrDefault(k, ""))
            : path is not null ? [file.Path]
            : file.Blocks.Select(b => b.Plain);
        var value = texts.Where(t => t.Length > 0).Select(t => Value(path ?? pattern, t)).FirstOrDefault(v => v is { Length: > 0 });
        return path is null ? value : value?.Replace('_', ' ');
    }

    /// <summary>The same with the words around it that the rule gives.</summary>
    public string? Words(string name, MarkdownFile file) =>
        Field(name, file) is { } value ? mapping.Fields[name].Format?.Replace("{0}", value, StringComparison.Ordinal) ?? value : null;

    public PartialDate? Date(string name, MarkdownFile file, string language) =>
        Field(name, file) is { } text ? WrittenDate.Of(text, mapping.Fields[name].Format, language) : null;

    private static string? Value(Regex? pattern, string text)
    {
        if (pattern is null)
        {
            return text;
        }

        var match = pattern.Match(text);
        return !match.Success ? null : match.Groups["value"].Success ? match.Groups["value"].Value.Trim() : match.Value.Trim();
    }
}
