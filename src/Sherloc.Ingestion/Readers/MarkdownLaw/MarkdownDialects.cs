using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>The mappings that come with the program, one file of Dialects each.</summary>
internal static class MarkdownDialects
{
    private static readonly MarkdownMapping Plain = new();

    /// <summary>The mapping with what its dialect says where it says nothing itself; fields one by one, everything else as a whole.</summary>
    public static SourceMapping With(SourceMapping own)
    {
        if (own.Dialect is not { } dialect)
        {
            return own with { Markdown = own.Markdown ?? Plain };
        }

        var preset = Read(dialect);
        return own with
        {
            Fields = preset.Fields.Where(f => !own.Fields.ContainsKey(f.Key)).Concat(own.Fields).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
            Outline = own.Outline.Count > 0 ? own.Outline : preset.Outline,
            Sections = own.Sections.Count > 0 ? own.Sections : preset.Sections,
            Markdown = own.Markdown ?? preset.Markdown ?? Plain,
        };
    }

    /// <summary>The mapping of a dialect.</summary>
    public static SourceMapping Read(MarkdownDialect dialect)
    {
        var name = $"{typeof(MarkdownDialects).Namespace}.Dialects.{dialect.ToSlug()}.yaml";
        using var stream = typeof(MarkdownDialects).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program has no resource '{name}'.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var bound = FileBinder.BindYaml<SourceMapping>(bytes.ToArray(), name);
        return bound.Value ?? throw new InvalidOperationException($"The mapping '{name}' cannot be read: {bound.Failures[0].Reason}");
    }
}
