using NUnit.Framework;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Sources;

public sealed class MappingChecksTests
{
    [TestCase("fields: {titel: {select: h1}}", "mapping.fields.titel", "title")]
    [TestCase("fields: {title: {select: 'h1['}}", "mapping.fields.title.select", "p.title")]
    [TestCase("remove: ['..']", "mapping.remove[0]", "p.title")]
    [TestCase("outline: [{level: article, pattern: '('}]", "mapping.outline[0].pattern", "regular expression")]
    [TestCase("outline: [{level: article, pattern: '(?<=a)b'}]", "mapping.outline[0].pattern", "look-around")]
    [TestCase("sections: [{name: reasons, pattern: a}]", "mapping.sections[0].name", "reasoning")]
    [TestCase("panes: [{language: xx, select: p}]", "mapping.panes[0].language", "ISO 639-1")]
    [TestCase("outline: [{level: article, pattern: a, language: xx}]", "mapping.outline[0].language", "ISO 639-1")]
    [TestCase("fields: {title: {file: '('}}", "mapping.fields.title.file", "regular expression")]
    [TestCase("markdown: {skip: ['[']}", "mapping.markdown.skip[0]", "regular expression")]
    [TestCase("markdown: {head: ['[']}", "mapping.markdown.head[0]", "regular expression")]
    [TestCase("markdown: {keyPath: '['}", "mapping.markdown.keyPath", "regular expression")]
    [TestCase("markdown: {secondTitleLanguage: dutch}", "mapping.markdown.secondTitleLanguage", "ISO 639-1")]
    [TestCase("dialect: legalize-fr", "mapping.dialect", "legalize-ch")]
    [TestCase("mapping-that-is-none: 1", "mapping.mapping-that-is-none", "keyFrom")]
    public void Source_WithAMistakeInItsMapping_IsRefusedAtItsLine(string mapping, string field, string remedy)
    {
        using var ingest = new TestIngest();
        ingest.Source("s", "html", "*.html", "mapping:\n  " + mapping + "\n");

        var failure = new SourceCatalog(ingest.Folder).Find("s")!.Failures.ShouldHaveSingleItem();

        failure.Line.ShouldBe(6);
        failure.Field.ShouldBe(field);
        failure.Remedy.ShouldContain(remedy);
    }

    [Test]
    public void Source_WithALanguageThatIsNone_IsRefused()
    {
        using var ingest = new TestIngest();
        ingest.Source("s", "html", "*.html", "language: english\n");

        new SourceCatalog(ingest.Folder).Find("s")!.Failures.ShouldHaveSingleItem().Field.ShouldBe("language");
    }
}
