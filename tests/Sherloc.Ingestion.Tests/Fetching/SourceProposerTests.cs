using System.Text;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Fetching.Guesses;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Tests.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SourceProposerTests : IDisposable
{
    private const string Akn = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"/>";
    private readonly FetchSite site = new();

    public void Dispose() => site.Dispose();

    [TestCase(Akn, ReaderKind.AkomaNtoso)]
    [TestCase("<lawDoc xmlns=\"http://schemas.gpo.gov/xml/uslm\"/>", ReaderKind.Uslm)]
    [TestCase("\r\n<!DOCTYPE html><title>x</title>", ReaderKind.Html)]
    [TestCase("{\"kind\":\"case\"}", ReaderKind.Jsonl)]
    [TestCase("---\nkind: case\n---\n", ReaderKind.Markdown)]
    public async Task Propose_File_GuessesItsReader(string text, ReaderKind reader)
    {
        site.Server.On("/laws/penal%20code.txt", text);

        var definition = await ProposeAsync("/laws/penal%20code.txt");

        definition.Reader.ShouldBe(reader);
        definition.Name.ShouldBe("source-penal-20code");
        definition.Fetch!.Addresses.ShouldBe([site.Server.Address + "/laws/penal%20code.txt"]);
    }

    [Test]
    public async Task Propose_WordFile_IsNoArchive()
    {
        site.Server.On("/a.docx", TestArchives.Zip(("word/document.xml", "<w/>"), ("[Content_Types].xml", "<t/>")));

        (await ProposeAsync("/a.docx")).Reader.ShouldBe(ReaderKind.Docx);
    }

    [Test]
    public async Task Propose_Archive_NamesItsFilesAndLeavesOutItsOneFolder()
    {
        site.Server.On("/main.tar.gz", TestArchives.TarGz(("laws-main/a.xml", Akn), ("laws-main/deep/b.xml", Akn), ("laws-main/README", "read me")));

        var definition = await ProposeAsync("/main.tar.gz");

        definition.Reader.ShouldBe(ReaderKind.AkomaNtoso);
        definition.Files.ShouldBe(["**/*.xml"]);
        definition.Fetch!.SkipFolders.ShouldBe(1);
        definition.Fetch.Archive.ShouldBe(site.Server.Address + "/main.tar.gz");
    }

    [Test]
    public async Task Propose_Feed_LooksAtItsFirstDocument()
    {
        site.Server.On("/feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link type=\"text/html\" href=\"/1\"/><link type=\"application/akn+xml\" href=\"/1.akn\"/></entry></feed>");
        site.Server.On("/1.akn", Akn);

        var definition = await ProposeAsync("/feed");

        definition.Reader.ShouldBe(ReaderKind.AkomaNtoso);
        definition.Fetch!.LinkType.ShouldBe("application/akn+xml");
    }

    [TestCase("GIF89a\0\u0001")]
    [TestCase("Once upon a time, there was a law.\nIt was kept, and all was well.\n")]
    [TestCase("{\"unfinished\": ")]
    public async Task Propose_FormatThatNobodyReads_SaysWhichAreRead(string text)
    {
        site.Server.On("/a.bin", text);

        (await Should.ThrowAsync<NoSourceException>(() => ProposeAsync("/a.bin"))).Message.ShouldContain("akoma-ntoso");
    }

    [Test]
    public async Task Propose_Pdf_SaysHowToNameItsHeadings()
    {
        site.Server.On("/a.pdf", "%PDF-1.7\n");

        var (definition, proposal) = await ProposalAsync("/a.pdf");

        (definition.Reader, definition.Kind).ShouldBe((ReaderKind.Pdf, RecordKind.Publication));
        proposal.Yaml.ShouldContain("# outline:");
        proposal.Guess.ShouldContain("pdftotext");
    }

    [TestCase("/cases.csv", "Case No,Case name,Decided,Notes\n17,A v. B,2020-03-01,x\n", "Case No", "Case name", "Decided")]
    [TestCase("/cases", "id;name;date\r\n1;\"A; B\";2020\r\n2;C;2021\r\n", "id", "name", "date")]
    [TestCase("/cases.tsv", "docket\ttitle\tyear\n1\tA, B\t2020\n", "docket", "title", "year")]
    public async Task Propose_Table_MapsTheColumnsWhoseNamesArePlain(string path, string text, string key, string title, string date)
    {
        site.Server.On(path, text);

        var (definition, proposal) = await ProposalAsync(path);

        definition.Reader.ShouldBe(ReaderKind.Table);
        var fields = definition.Mapping.Fields;
        (fields["title"].Column, fields["date"].Column).ShouldBe((title, date));
        fields["key"].Column.ShouldBe(key);
        proposal.Guess.ShouldContain("has to be looked through");
    }

    [Test]
    public async Task Propose_Table_ListsTheOtherColumnsWithASample_AndIsReadAsItStands()
    {
        var text = "ref,what,when,verdict\n7,Kites,2020,convicted\n8,Strings,2021,\n";
        site.Server.On("/list.csv", text);

        var (_, proposal) = await ProposalAsync("/list.csv");

        proposal.Yaml.ShouldContain("# not mapped yet: {column: \"verdict\"}, as in: convicted");
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(proposal.Yaml + "country: NOR\nlanguage: en\n"), Encoding.UTF8.GetBytes(text), "list.csv");
        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Select(r => (r.Key, r.Title.Text)).ShouldBe([("7", "Kites"), ("8", "Strings")]);
    }

    [Test]
    public async Task Propose_TableInAnotherEncoding_NamesIt()
    {
        site.Server.On("/a.csv", [.. "id,title\n1,"u8, 0xC6, .. "ther\n2,b\n"u8]);

        (await ProposeAsync("/a.csv")).Mapping.Rows.Encoding.ShouldBe("windows-1252");
    }

    [Test]
    public async Task Propose_Workbook_FindsTheSheetAndTheRowWithTheNames()
    {
        var parts = Golden("table-workbook", "strategies.xlsx");
        site.Server.On("/strategies.xlsx", TestArchives.Zip(
            [.. Directory.GetFiles(parts, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(parts, f).Replace('\\', '/'), File.ReadAllText(f)))]));

        var definition = await ProposeAsync("/strategies.xlsx");

        definition.Reader.ShouldBe(ReaderKind.Table);
        (definition.Mapping.Rows.Sheet, definition.Mapping.Rows.Header).ShouldBe(("Plans", 3));
        (definition.Mapping.Fields["key"].Column, definition.Mapping.Fields["title"].Column).ShouldBe(("No.", "Name"));
    }

    [TestCase("[{\"id\": 1, \"name\": \"A\"}]", null, "id", "name")]
    [TestCase("{\"meta\": {\"pages\": [{\"n\": 1}]}, \"results\": [{\"case/no\": 1, \"court\": {\"name\": \"X\"}, \"title\": \"A long one\"}, {\"title\": \"B\"}]}", "results/*", "case~1no", "title")]
    [TestCase("{\"id\": 1, \"name\": \"A\"}\n{\"id\": 2, \"name\": \"B\"}\n", null, "id", "name")]
    [TestCase("{\"id\": 1,\n \"name\": \"A\"}", null, "id", "name")]
    public async Task Propose_Json_FindsTheRowsAndWhatStandsInThem(string text, string? path, string key, string title)
    {
        site.Server.On("/data", text);

        var definition = await ProposeAsync("/data");

        definition.Reader.ShouldBe(ReaderKind.Json);
        definition.Mapping.Rows.Path.ShouldBe(path);
        (definition.Mapping.Fields["key"].Path, definition.Mapping.Fields["title"].Path).ShouldBe((key, title));
    }

    [Test]
    public async Task Propose_JsonOfManyMegabytes_IsGuessedFromItsBeginning()
    {
        var text = new StringBuilder("{\"items\": [");
        while (text.Length < 6_000_000)
        {
            text.Append("{\"id\": \"").Append(text.Length).Append("\", \"title\": \"").Append('x', 2_000).Append("\"},\n");
        }

        site.Server.On("/data", text.Append("{}]}").ToString());

        (await ProposeAsync("/data")).Mapping.Rows.Path.ShouldBe("items/*");
    }

    [TestCase("md-gesetze", "gesetze")]
    [TestCase("md-law-ref-book", "law-ref-book")]
    [TestCase("md-law-ref-book-case", "law-ref-book-cases")]
    [TestCase("md-laws-markdown", "laws-markdown")]
    [TestCase("md-laws-markdown-nl", "laws-markdown")]
    [TestCase("md-legalize-ch", "legalize-ch")]
    [TestCase("md-legalize-lu", "legalize-lu")]
    [TestCase("md-legalize-uy", "legalize-uy")]
    [TestCase("md-saudi-laws", "saudi-laws")]
    [TestCase("md-scanned-acts", "scanned-acts")]
    [TestCase("md-us-code-chunks", "us-code-chunks")]
    public async Task Propose_MarkdownLaw_NamesItsDialect(string golden, string dialect)
    {
        var file = Directory.GetFiles(Golden(golden, ""), "*.md").Single(f => Path.GetFileName(f) != "expected.md");
        site.Server.On("/law.md", await File.ReadAllBytesAsync(file));

        var definition = await ProposeAsync("/law.md");

        (definition.Reader, definition.Mapping.Dialect!.Value.ToSlug()).ShouldBe((ReaderKind.MarkdownLaw, dialect));
        definition.Kind.ShouldBe(dialect == "law-ref-book-cases" ? RecordKind.Case : RecordKind.Provision);
        definition.Language.ShouldNotBeNull();
    }

    [TestCase("---\ntitle: A law\nyear: 1999\n---\n# A law\n\n## Article 1\n\nText.\n", "[title]")]
    [TestCase("# A law\n\n## Article 1\n\nText.\n", "'^# ")]
    public async Task Propose_MarkdownThatNobodyKnows_GivesAnExampleToMend(string text, string title)
    {
        site.Server.On("/law.md", text);

        var (definition, proposal) = await ProposalAsync("/law.md");

        (definition.Reader, definition.Mapping.Dialect).ShouldBe((ReaderKind.MarkdownLaw, null));
        proposal.Yaml.ShouldContain(title);
        proposal.Yaml.ShouldContain("gesetze");
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(proposal.Yaml + "country: NOR\nlanguage: en\n"), Encoding.UTF8.GetBytes(text), "law.md");
        outcome.Records.ShouldHaveSingleItem().Key.ShouldBe("law-article-1");
    }

    [Test]
    public async Task Propose_ArchiveOfMarkdown_IsWhatMostOfItsFilesAre()
    {
        var law = await File.ReadAllTextAsync(Golden("md-gesetze", "leucht.md"));
        site.Server.On("/main.tar.gz", TestArchives.TarGz([("g/README.md", "Read me."), .. Enumerable.Range(0, 30).Select(i => ($"g/laws/{i}.md", law))]));

        var definition = await ProposeAsync("/main.tar.gz");

        (definition.Mapping.Dialect, definition.Country, definition.Files[0]).ShouldBe((MarkdownDialect.Gesetze, "DEU", "**/*.md"));
    }

    [TestCase("legislation/bundestag+gesetze", "gesetze")]
    [TestCase("legislation/legalize-dev+legalize-ch", "legalize-ch")]
    [TestCase("legislation/legalize-dev+legalize-lu", "legalize-lu")]
    [TestCase("legislation/legalize-dev+legalize-uy", "legalize-uy")]
    [TestCase("legislation/statengeneraal+laws-markdown", "laws-markdown")]
    [TestCase("legislation/abosalehg-ui+saudi-laws-md", "saudi-laws")]
    [TestCase("legislation/LawRefBook+Laws", "law-ref-book")]
    [TestCase("cases/LawRefBook+Laws", "law-ref-book-cases")]
    [TestCase("legislation/codexstanford+markdonw-chunck-of-the-usa-code", "us-code-chunks")]
    [TestCase("legislation/NoorusSabahh+ITA-rag-mini-project", "scanned-acts")]
    public void Guess_OfTheCorpus_NamesTheDialectOfMostFiles(string folder, string dialect)
    {
        var files = Directory.GetFiles(ReaderRuns.Corpus(folder), "*.md", SearchOption.AllDirectories);

        var right = files.Count(f => FormatGuess.Of(f, f).Words.EndsWith(" " + dialect, StringComparison.Ordinal));

        TestContext.Out.WriteLine($"{right} of {files.Length}");
        right.ShouldBeGreaterThan(files.Length * 8 / 10);
    }

    [TestCase("name: a\ntitle: {en: A}\n", "name: a\nenabled: true\ntitle: {en: A}\n")]
    [TestCase("# a\nname: a\nenabled: false   # not yet\nfetch: {}\n", "# a\nname: a\nenabled: true   # not yet\nfetch: {}\n")]
    [TestCase("enabled: true\r\nname: a\r\n", "enabled: true\r\nname: a\r\n")]
    public void Switch_On_ChangesItsLineAlone(string before, string after) => SourceSwitch.Set(before, enabled: true).ShouldBe(after);

    private static string Golden(string folder, string file) => Path.Combine(Repository.Golden, "Readers", folder, file);

    private async Task<SourceDefinition> ProposeAsync(string path) => (await ProposalAsync(path)).Definition;

    private async Task<(SourceDefinition Definition, SourceProposal Proposal)> ProposalAsync(string path)
    {
        var proposal = await new SourceProposer(site.Tools).ProposeAsync(new Uri(site.Server.Address + path), allowPrivate: true, CancellationToken.None);
        var bound = FileBinder.BindYaml<SourceDefinition>(Encoding.UTF8.GetBytes(proposal.Yaml), "source.yaml");
        bound.Failures.ShouldBeEmpty();
        bound.Value!.Enabled.ShouldBeFalse();
        SourceChecks.Check(bound.Value, proposal.Name, "source.yaml", bound.Lines).ShouldBeEmpty();
        return (bound.Value, proposal);
    }
}
