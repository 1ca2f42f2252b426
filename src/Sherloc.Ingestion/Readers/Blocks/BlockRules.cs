using System.Text.RegularExpressions;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>The rules of a mapping, made ready once for all files of a source.</summary>
internal sealed class BlockRules
{
    private readonly IReadOnlyList<(OutlineRule Rule, Regex? Pattern)> outline;
    private readonly IReadOnlyList<(SectionRule Rule, Regex? Pattern)> sections;
    private readonly Dictionary<string, Regex?> fields;
    private readonly SourceMapping mapping;

    public BlockRules(SourceMapping mapping)
    {
        this.mapping = mapping;
        outline = [.. mapping.Outline.Select(r => (r, MappingPattern.Of(r.Pattern)))];
        sections = [.. mapping.Sections.Select(r => (r, MappingPattern.Of(r.Pattern)))];
        fields = mapping.Fields.ToDictionary(f => f.Key, f => MappingPattern.Of(f.Value.Pattern), StringComparer.Ordinal);
    }

    /// <summary>Every selector that the mapping uses, for readers that have to look them up beforehand.</summary>
    public IEnumerable<string> Selectors =>
        mapping.Outline.Select(r => r.Select).Concat(mapping.Sections.Select(r => r.Select)).Concat(mapping.Panes.Select(r => r.Select))
            .Concat(mapping.Fields.Values.Select(f => f.Select)).OfType<string>().Distinct(StringComparer.Ordinal);

    public bool DividesIntoProvisions => mapping.Outline.Any(r => r.Provision);

    /// <summary>The rule of the outline that the block fits, with its number and heading.</summary>
    public (int Index, OutlineRule Rule, string Number, string Heading)? Outline(Block block)
    {
        for (var i = 0; i < outline.Count; i++)
        {
            var (rule, pattern) = outline[i];
            if (!Fits(block, rule.Select, rule.Style) || block.Table is not null || (pattern is null && rule.Select is null && rule.Style is null))
            {
                continue;
            }

            if (pattern is null)
            {
                return (i, rule, block.Number, block.Text);
            }

            if (pattern.Match(block.NumberAndText) is { Success: true } match)
            {
                var number = match.Groups["number"];
                var heading = match.Groups["heading"];
                return (i, rule, number.Success ? number.Value.Trim() : block.Number, heading.Success ? heading.Value.Trim() : number.Success ? "" : block.Text);
            }
        }

        return null;
    }

    /// <summary>The section that begins with the block.</summary>
    public string? Section(Block block)
    {
        foreach (var (rule, pattern) in sections)
        {
            if (Fits(block, rule.Select, rule.Style) && block.Table is null && (pattern is not null || rule.Select is not null || rule.Style is not null) && pattern?.IsMatch(block.NumberAndText) != false)
            {
                return rule.Name;
            }
        }

        return null;
    }

    /// <summary>Language and status of the block, where a rule gives them.</summary>
    public PaneRule? Pane(Block block) =>
        mapping.Panes.FirstOrDefault(r => (r.Select is not null || r.Style is not null) && Fits(block, r.Select, r.Style));

    /// <summary>The value of a field: in the first block that fits its rule; null where there is no rule, or nothing that fits.</summary>
    public string? Field(string name, IReadOnlyList<Block> blocks)
    {
        if (!mapping.Fields.TryGetValue(name, out var rule))
        {
            return null;
        }

        foreach (var block in blocks)
        {
            var text = block.Table is null ? block.NumberAndText : string.Join(' ', block.Table.Cells);
            if (Fits(block, rule.Select, rule.Style) && Value(fields[name], text) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The date of a field, in the format that its rule names.</summary>
    public PartialDate? Date(string name, IReadOnlyList<Block> blocks, string language) =>
        Field(name, blocks) is { } text ? DateText.Of(text, mapping.Fields[name].Format, language) : null;

    private static string? Value(Regex? pattern, string text)
    {
        if (pattern is null)
        {
            return text;
        }

        var match = pattern.Match(text);
        return !match.Success ? null
            : match.Groups["value"].Success ? match.Groups["value"].Value.Trim()
            : match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value.Trim()
            : match.Value.Trim();
    }

    private static bool Fits(Block block, string? select, string? style) =>
        (select is null || block.Marks.Contains(select)) && (style is null || block.Marks.Contains(style));
}
