using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FetchRunTests : IDisposable
{
    private readonly TestIngest ingest = new();
    private readonly ScriptedServer server = new();

    public void Dispose()
    {
        server.Dispose();
        ingest.Dispose();
    }

    [Test]
    public async Task Run_FetchedSource_StoresItsRecordsAndWithdrawsNoneWhenTheServerIsAway()
    {
        ingest.Source("s", files: "**/*.md", more: $"fetch: {{addresses: [\"{server.Address}/a.md\", \"{server.Address}/b.md\"], allowPrivate: true, requestsPerMinute: 6000}}\n");
        server.On("/a.md", Samples.Publication("a"));
        server.On("/b.md", Samples.Publication("b"));

        var (first, failures) = await ingest.RunAsync("s");

        failures.ShouldBeEmpty();
        first.Counts.Added.ShouldBe(2);

        server.Answer("/a.md", "404 Not Found");
        var (away, listed) = await ingest.RunAsync("s");

        away.State.ShouldBe(RunState.CompletedWithFailures);
        away.Counts.Withdrawn.ShouldBe(0);
        away.Counts.Unchanged.ShouldBe(2);
        listed.ShouldHaveSingleItem().Field.ShouldBe("fetch.addresses[0]");
    }

    [Test]
    public async Task Run_CopyLostAndServerAway_WithdrawsNothing()
    {
        ingest.Source("s", files: "**/*.md", more: $"fetch: {{addresses: [\"{server.Address}/a.md\"], allowPrivate: true}}\n");
        server.On("/a.md", Samples.Publication("a"));
        await ingest.RunAsync("s");
        var data = Path.Combine(Path.GetDirectoryName(ingest.Folder.Path)!, "sources", "s");
        Directory.Delete(data, recursive: true);
        server.Answer("/a.md", "403 Forbidden");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Counts.Withdrawn.ShouldBe(0);
        (await ingest.Store.GetAsync(RecordId.From("s", "a"), CancellationToken.None))!.Withdrawal.ShouldBeNull();
    }

    [Test]
    public async Task Run_SwitchedOff_AsksNobody()
    {
        ingest.Source("s", files: "**/*.md", more: $"enabled: false\nfetch: {{addresses: [\"{server.Address}/a.md\"], allowPrivate: true}}\n");

        var (outcome, _) = await ingest.RunAsync("s");

        outcome.Run.ShouldBe(0);
        outcome.Error!.ShouldContain("is switched off");
        server.Connections.ShouldBe(0);
    }

    [TestCase("fetch: {}", "fetch", "It says nothing to fetch.")]
    [TestCase("fetch: {feed: \"https://example.org/f\", archive: \"https://example.org/a\"}", "fetch", "It says more than one way to fetch.")]
    [TestCase("fetch: {addresses: [\"ftp://example.org/a\"]}", "fetch.addresses[0]", "'ftp://example.org/a' is not a web address.")]
    [TestCase("fetch: {archive: \"https://me:secret@example.org/a\"}", "fetch.archive", "'https://me:secret@example.org/a' is not a web address.")]
    [TestCase("fetch: {folder: ../laws}", "fetch.folder", "'../laws' is not the whole path of a folder.")]
    [TestCase("fetch: {feed: \"https://example.org/f\", pages: 0}", "fetch.pages", "0 is out of range.")]
    [TestCase("retention: {days: -1}", "retention.days", "-1 is out of range.")]
    public async Task Check_FetchThatCannotBe_NamesTheField(string more, string field, string reason)
    {
        ingest.Source("s", more: more + "\n");

        var result = await IngestCheck.RunAsync(ingest.Folder, TimeProvider.System, null, CancellationToken.None);

        var failure = result.Failures.ShouldHaveSingleItem();
        failure.Field.ShouldBe(field);
        failure.Reason.ShouldBe(reason);
        failure.Line.ShouldBeGreaterThan(3);
    }
}
