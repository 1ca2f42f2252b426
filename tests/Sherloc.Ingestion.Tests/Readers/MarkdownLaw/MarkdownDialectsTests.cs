using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.MarkdownLaw;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.MarkdownLaw;

public sealed class MarkdownDialectsTests
{
    [TestCaseSource(nameof(Dialects))]
    public void Dialect_ThatComesWithTheProgram_PassesTheChecksOfAMapping(MarkdownDialect dialect)
    {
        var mapping = MarkdownDialects.Read(dialect);

        var source = ReaderRuns.Source("name: law\ntitle: {en: Law}\nreader: markdown-law") with { Mapping = mapping };
        MappingChecks.Check(source).ShouldBeEmpty();
        mapping.Fields.Keys.ShouldContain("title");
        (mapping.Outline.Any(r => r.Provision) || mapping.Sections.Count > 0).ShouldBeTrue();
    }

    [TestCaseSource(nameof(Dialects))]
    public void Dialect_ThatComesWithTheProgram_HasAGoldenFile(MarkdownDialect dialect) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Golden, "Readers"), SourceCatalog.FileName, SearchOption.AllDirectories)
            .ShouldContain(f => File.ReadLines(f).Contains($"  dialect: {dialect.ToSlug()}"));

    [Test]
    public void With_AMappingOfItsOwn_TakesOnlyWhatItDoesNotSay()
    {
        var preset = MarkdownDialects.Read(MarkdownDialect.Gesetze);
        var own = new SourceMapping
        {
            Dialect = MarkdownDialect.Gesetze,
            Fields = new Dictionary<string, FieldRule> { ["title"] = new() { Keys = ["jurabk"] } },
            Outline = [new OutlineRule { Level = "rule", Pattern = "^# Rule", Provision = true }],
        };

        var whole = MarkdownDialects.With(own);

        whole.Fields["title"].Keys.ShouldBe(["jurabk"]);
        whole.Fields["adopted"].Pattern.ShouldBe(preset.Fields["adopted"].Pattern);
        whole.Outline.ShouldHaveSingleItem().Level.ShouldBe("rule");
        whole.Markdown!.NestByMarks.ShouldBeTrue();
    }

    private static MarkdownDialect[] Dialects() => Enum.GetValues<MarkdownDialect>();
}
