using AngleSharp.Css.Parser;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion.Sources;

/// <summary>What a mapping must keep to, so that a mistake shows when source.yaml is checked and not in every file of the source.</summary>
internal static class MappingChecks
{
    /// <summary>Fields that a mapping can fill.</summary>
    public static readonly IReadOnlyList<string> Fields = ["title", "date", "adopted", "court", "docket", "citation", "number", "address", "in-force", "repealed"];

    public static IEnumerable<(string Field, string Reason, string Remedy)> Check(SourceDefinition source)
    {
        var mapping = source.Mapping;
        foreach (var problem in RowMappingChecks.Check(source))
        {
            yield return problem;
        }

        foreach (var name in mapping.Fields.Keys.Where(n => !RowMappingChecks.AreFor(source) && !Fields.Contains(n)))
        {
            yield return (At("fields." + name), $"The field '{Values.Short(name)}' cannot be mapped.", Nearest.Remedy(name, Fields));
        }

        for (var i = 0; i < mapping.Sections.Count; i++)
        {
            if (!SectionNames.All.Contains(mapping.Sections[i].Name))
            {
                yield return (At(FieldMap.Join("sections", i) + ".name"), $"'{Values.Short(mapping.Sections[i].Name)}' is not the name of a section.", Nearest.Remedy(mapping.Sections[i].Name, SectionNames.All));
            }
        }

        foreach (var (field, code) in Codes(mapping).Where(c => c.Code is not null && !Languages.IsKnown(c.Code)))
        {
            yield return (At(field), $"'{Values.Short(code!)}' is not a language code.", "Write two letters of ISO 639-1, as in en.");
        }

        var parser = new CssSelectorParser();
        foreach (var (field, selector) in Selectors(mapping).Where(s => s.Text is not null && parser.ParseSelector(s.Text) is null))
        {
            yield return (At(field), $"'{Values.Short(selector!)}' is not a CSS selector.", "Write one as in p.title, #judgment h1 or td[align=center].");
        }

        foreach (var (field, pattern) in Patterns(mapping).Where(p => p.Text is not null))
        {
            if (MappingPattern.Problem(pattern!) is { } problem)
            {
                yield return (At(field), "The pattern cannot be used: " + problem, "Write a regular expression without look-around and back-references, in single quotation marks.");
            }
        }
    }

    private static string At(string field) => "mapping." + field;

    private static IEnumerable<(string Field, string? Text)> Selectors(SourceMapping mapping) =>
        mapping.Remove.Select((s, i) => (FieldMap.Join("remove", i), (string?)s))
            .Concat(mapping.Raised.Select((s, i) => (FieldMap.Join("raised", i), (string?)s)))
            .Append(("body", mapping.Body))
            .Concat(mapping.Fields.Select(f => ($"fields.{f.Key}.select", f.Value.Select)))
            .Concat(mapping.Outline.Select((r, i) => (FieldMap.Join("outline", i) + ".select", r.Select)))
            .Concat(mapping.Sections.Select((r, i) => (FieldMap.Join("sections", i) + ".select", r.Select)))
            .Concat(mapping.Panes.Select((r, i) => (FieldMap.Join("panes", i) + ".select", r.Select)));

    private static IEnumerable<(string Field, string? Code)> Codes(SourceMapping mapping) =>
        mapping.Panes.Select((r, i) => (FieldMap.Join("panes", i) + ".language", (string?)r.Language))
            .Concat(mapping.Outline.Select((r, i) => (FieldMap.Join("outline", i) + ".language", r.Language)))
            .Append(("markdown.secondTitleLanguage", mapping.Markdown?.SecondTitleLanguage));

    private static IEnumerable<(string Field, string? Text)> Patterns(SourceMapping mapping) =>
        mapping.Fields.Select(f => ($"fields.{f.Key}.pattern", f.Value.Pattern))
            .Concat(mapping.Fields.Select(f => ($"fields.{f.Key}.file", f.Value.File)))
            .Concat((mapping.Markdown?.Head ?? []).Select((p, i) => (FieldMap.Join("markdown.head", i), (string?)p)))
            .Append(("markdown.keyPath", mapping.Markdown?.KeyPath))
            .Concat((mapping.Markdown?.Skip ?? []).Select((p, i) => (FieldMap.Join("markdown.skip", i), (string?)p)))
            .Concat(mapping.Outline.Select((r, i) => (FieldMap.Join("outline", i) + ".pattern", r.Pattern)))
            .Concat(mapping.Sections.Select((r, i) => (FieldMap.Join("sections", i) + ".pattern", r.Pattern)));
}
