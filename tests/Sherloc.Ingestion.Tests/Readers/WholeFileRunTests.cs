using NUnit.Framework;
using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>Runs over files that hold many records.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WholeFileRunTests : IDisposable
{
    private readonly TestIngest ingest = new();

    public void Dispose() => ingest.Dispose();

    [Test]
    public async Task Run_OfALaw_StoresProvisionsAndPassesOverThemTheSecondTime()
    {
        Write(Law("one", "two", "three"));
        var first = (await ingest.RunAsync("law")).Outcome;
        var second = (await ingest.RunAsync("law")).Outcome;

        first.Counts.ShouldBe(new RunCounts { Seen = 3, Added = 3 });
        second.Counts.ShouldBe(new RunCounts { Seen = 3, Unchanged = 3 });
        second.Skipped.ShouldBeEmpty("The file was not opened as its format again.");
        first.Skipped.ShouldHaveSingleItem().Reason.ShouldBe("tables of contents");
        (await ingest.Get<IRunStore>().SkippedAsync(first.Run, second.Run, CancellationToken.None)).SelectMany(r => r)
            .ShouldBe(first.Skipped, "It stands in the run's record as well.");
    }

    [Test]
    public async Task Run_AfterAChange_ChangesThatProvisionAndWithdrawsTheGone()
    {
        Write(Law("one", "two", "three"));
        await ingest.RunAsync("law");
        Write(Law("one", "new two"));

        (await ingest.RunAsync("law")).Outcome.Counts.ShouldBe(new RunCounts { Seen = 2, Changed = 1, Unchanged = 1, Withdrawn = 1 });
        Write(Law("one", "two", "three"));
        (await ingest.RunAsync("law")).Outcome.Counts.ShouldBe(new RunCounts { Seen = 3, Added = 1, Changed = 1, Unchanged = 1 });
    }

    [Test]
    public async Task Run_OverAFileThatBreaksOff_KeepsWhatWasStoredOfIt()
    {
        Write(Law("one", "two", "three"));
        await ingest.RunAsync("law");
        Write(Law("one", "two", "three")[..^60]);

        var (outcome, failures) = await ingest.RunAsync("law");
        outcome.Counts.Withdrawn.ShouldBe(0);
        outcome.Counts.Failed.ShouldBe(1);
        failures.ShouldHaveSingleItem().Line.ShouldBeGreaterThan(1);
        failures[0].Column.ShouldBeGreaterThan(0);
        (await ingest.RunAsync("law")).Outcome.Counts.Failed.ShouldBe(1, "A file with a failure is read and listed at every run.");
    }

    [Test]
    public async Task Run_AfterTheFileCameBack_RevivesItsProvisions()
    {
        Write(Law("one", "two"));
        await ingest.RunAsync("law");
        ingest.Delete("sources/law/a.xml");
        (await ingest.RunAsync("law")).Outcome.Counts.Withdrawn.ShouldBe(2);
        Write(Law("one", "two"));

        (await ingest.RunAsync("law")).Outcome.Counts.ShouldBe(new RunCounts { Seen = 2, Added = 2 });
    }

    private static string Law(params string[] articles) =>
        "<akomaNtoso><act><meta><identification><FRBRWork><FRBRthis value=\"/no/act/1\"/><FRBRcountry value=\"no\"/></FRBRWork><FRBRExpression><FRBRlanguage language=\"eng\"/></FRBRExpression></identification></meta>\n<body><toc><p>x</p></toc>\n"
        + string.Join('\n', articles.Select((a, i) => $"<article eId=\"art_{i + 1}\"><num>Art. {i + 1}</num><content><p>{a}</p></content></article>"))
        + "\n</body></act></akomaNtoso>";

    private void Write(string law)
    {
        ingest.Source("law", "akoma-ntoso", "*.xml", "kind: provision\n");
        ingest.Write("sources/law/a.xml", law);
    }
}
