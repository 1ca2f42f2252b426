using System.Text;
using NUnit.Framework;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Sources;
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

    [Test]
    public async Task Propose_FormatThatNobodyReads_SaysWhichAreRead()
    {
        site.Server.On("/a.pdf", "%PDF-1.7");

        (await Should.ThrowAsync<NoSourceException>(() => ProposeAsync("/a.pdf"))).Message.ShouldContain("akoma-ntoso");
    }

    [TestCase("name: a\ntitle: {en: A}\n", "name: a\nenabled: true\ntitle: {en: A}\n")]
    [TestCase("# a\nname: a\nenabled: false   # not yet\nfetch: {}\n", "# a\nname: a\nenabled: true   # not yet\nfetch: {}\n")]
    [TestCase("enabled: true\r\nname: a\r\n", "enabled: true\r\nname: a\r\n")]
    public void Switch_On_ChangesItsLineAlone(string before, string after) => SourceSwitch.Set(before, enabled: true).ShouldBe(after);

    private async Task<SourceDefinition> ProposeAsync(string path)
    {
        var proposal = await new SourceProposer(site.Tools).ProposeAsync(new Uri(site.Server.Address + path), allowPrivate: true, CancellationToken.None);
        var bound = FileBinder.BindYaml<SourceDefinition>(Encoding.UTF8.GetBytes(proposal.Yaml), "source.yaml");
        bound.Failures.ShouldBeEmpty();
        bound.Value!.Enabled.ShouldBeFalse();
        SourceChecks.Check(bound.Value, proposal.Name, "source.yaml", bound.Lines).ShouldBeEmpty();
        return bound.Value;
    }
}
