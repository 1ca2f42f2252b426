using System.Text;
using System.Xml.Linq;
using NUnit.Framework;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

/// <summary>
/// The sources of real publishers that stand in <c>ingest/sources</c>. Their servers are not asked: a local one gives documents of the same shapes
/// from the test corpus, at the same paths.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PublishedSourcesTests : IDisposable
{
    private const string Judgments = "cases/nationalarchives+tna-judgments-parser/test/judgments";
    private const string Akn3 = "legislation/jacquesmilitello+legaldocml/legaldocml-test/src/main/resources/xml/v3";
    private const string Uslm = "legislation/usgpo+uslm/previous/sample-files";
    private readonly FetchSite site = new();

    public void Dispose() => site.Dispose();

    [Test]
    public void Sources_ThatAreFetched_AreSwitchedOffAndSayWhoPublishesThemOnWhatTerms()
    {
        var fetched = new SourceCatalog(new IngestFolder(Repository.Ingest)).List().Where(l => l.Definition?.Fetch is not null).ToList();

        fetched.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var listing in fetched)
        {
            listing.Failures.ShouldBeEmpty();
            listing.Definition!.Enabled.ShouldBeFalse(listing.Name);
            listing.Definition.Publisher.ShouldNotBeNullOrEmpty(listing.Name);
            listing.Definition.Licence.ShouldNotBeNullOrEmpty(listing.Name);
            listing.Definition.Fetch!.AllowPrivate.ShouldBeFalse(listing.Name);
            File.ReadAllText(Path.Combine(listing.Folder, SourceCatalog.FileName)).ShouldContain("local server", customMessage: listing.Name);
        }
    }

    [TestCase("uk-find-case-law", Judgments, "*.xml", 3, 3)]
    [TestCase("uk-new-acts", Akn3, "uk_pga*.xml", 2, 100)]
    [TestCase("uk-new-scottish-acts", Akn3 + "/uk", "asp*.xml", 1, 10)]
    public async Task Feed_OfTheSameShape_BecomesRecords(string name, string folder, string pattern, int documents, int records)
    {
        var files = Corpus(folder, pattern, documents);
        var source = Definition(name);
        var extension = source.Files[0].Split('.')[^1];
        var feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Laws</title>");
        foreach (var (index, file) in files.Index())
        {
            var path = $"/document/{index}/data.{extension}";
            site.Server.On(path, await File.ReadAllBytesAsync(file), "ETag: \"1\"\r\n");
            feed.Append(new XElement("entry", new XElement("updated", "2026-01-01T00:00:00Z"), Link("text/html", "/document"), Link("application/akn+xml", path)).ToString().Replace("<entry>", "<entry xmlns=\"http://www.w3.org/2005/Atom\">", StringComparison.Ordinal));
        }

        site.Server.On(new Uri(source.Fetch!.Feed!).PathAndQuery, feed.Append("</feed>").ToString());

        (await RecordsAsync(source)).ShouldBeGreaterThanOrEqualTo(records);
    }

    [TestCase("uk-organized-crime-acts", Akn3, "uk_pga*.xml", 2, 100)]
    [TestCase("us-statute-compilations", Uslm, "COMPS-8188.xml|COMPS-1088.xml", 2, 100)]
    public async Task Addresses_OfTheSameShape_BecomeRecords(string name, string folder, string pattern, int documents, int records)
    {
        var files = Corpus(folder, pattern, documents);
        var source = Definition(name);
        source = source with { Fetch = source.Fetch! with { Addresses = [.. source.Fetch.Addresses.Take(documents)] } };
        foreach (var (file, address) in files.Zip(source.Fetch.Addresses))
        {
            site.Server.On(new Uri(address).PathAndQuery, await File.ReadAllBytesAsync(file));
        }

        (await RecordsAsync(source)).ShouldBeGreaterThanOrEqualTo(records);
    }

    [TestCase("us-code-title-18", Uslm, "COMPS-895.xml", 1, 20)]
    [TestCase("us-code-title-21", Uslm, "COMPS-1523.xml", 1, 20)]
    [TestCase("us-public-laws-118", Uslm, "*publ*-uslm.xml", 8, 20)]
    [TestCase("us-uslm-samples", Uslm, "11*.xml", 8, 20)]
    public async Task Archive_OfTheSameShape_BecomesRecords(string name, string folder, string pattern, int documents, int records)
    {
        var files = Corpus(folder, pattern, documents).Select(f => (Path.GetFileName(f), File.ReadAllText(f))).ToArray();
        var source = Definition(name);
        var repository = source.Fetch!.SkipFolders == 1;
        site.Server.On(
            new Uri(source.Fetch.Archive!).PathAndQuery,
            repository ? TestArchives.TarGz([.. files.Select(f => ("uslm-main/samples/" + f.Item1, f.Item2))]) : TestArchives.Zip(files));

        (await RecordsAsync(source)).ShouldBeGreaterThanOrEqualTo(records);
    }

    [TestCase("de-gesetze", "bundestag+gesetze", "b", 3, 60)]
    [TestCase("lu-legalize", "legalize-dev+legalize-lu", "lu", 10, 25)]
    [TestCase("uy-legalize", "legalize-dev+legalize-uy", "uy", 10, 50)]
    [TestCase("ch-legalize", "legalize-dev+legalize-ch", "ch", 5, 50)]
    public async Task Repository_OfTheSameShape_BecomesRecords(string name, string repository, string folder, int documents, int records)
    {
        var files = Corpus($"legislation/{repository}/{folder}", "*.md", documents);
        var source = Definition(name);
        site.Server.On(new Uri(source.Fetch!.Archive!).PathAndQuery, TestArchives.TarGz(
        [
            ("laws-0123456/README.md", "# Not a law"),
            .. files.Select(f => ("laws-0123456/" + f[(f.IndexOf(repository, StringComparison.Ordinal) + repository.Length + 1)..], File.ReadAllText(f))),
        ]));

        (await RecordsAsync(source)).ShouldBeGreaterThanOrEqualTo(records);
    }

    private static XElement Link(string type, string address) => new("link", new XAttribute("rel", "alternate"), new XAttribute("type", type), new XAttribute("href", address));

    private static IReadOnlyList<string> Corpus(string folder, string patterns, int count)
    {
        if (Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS") is not { Length: > 0 } corpus)
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS names no folder with the test corpus; set it to the folder that holds MANIFEST.md.");
            return [];
        }

        var files = patterns.Split('|').SelectMany(p => Directory.EnumerateFiles(Path.Combine(corpus, folder), p, SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Take(count).ToList();
        files.Count.ShouldBe(count);
        return files;
    }

    private static SourceDefinition Definition(string name) => new SourceCatalog(new IngestFolder(Repository.Ingest)).Find(name)!.Definition!;

    /// <summary>Fetches and reads as a run does, from the local server in the publisher's place; every document must become a record.</summary>
    private async Task<int> RecordsAsync(SourceDefinition source)
    {
        site.Patterns = source.Files;
        site.Rule = source.Fetch! with
        {
            Feed = Local(source.Fetch.Feed),
            Archive = Local(source.Fetch.Archive),
            Addresses = [.. source.Fetch.Addresses.Select(a => Local(a)!)],
            AllowPrivate = true,
            RequestsPerMinute = 6000,
        };
        var stock = await site.FetchAsync(CancellationToken.None);
        stock.Failures.ShouldBeEmpty();
        var (vocabulary, _) = VocabularyReader.Load(new IngestFolder(Repository.Ingest));
        var stages = new RecordStages(vocabulary!, TimeProvider.System);
        var reader = RecordReaders.For(ReaderInput.Of(source, new DocumentHash(""), vocabulary));
        var records = 0;
        foreach (var file in SourceFiles.Find(stock.Folder, source.Files).Files)
        {
            await foreach (var document in reader.ReadAsync(file, new SkippedParts(), CancellationToken.None))
            {
                var bound = document.Bind();
                bound.Failures.ShouldBeEmpty();
                stages.Run(bound, document.File, source).Failures.ShouldBeEmpty();
                records++;
            }
        }

        return records;
    }

    private string? Local(string? address) => address is null ? null : site.Server.Address + new Uri(address).PathAndQuery;
}
