using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Data;
using Shouldly;

namespace Sherloc.Cli.Tests;

/// <summary>Runs that are cut off, stopped, tried again and taken back, by the real command.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class RunTests : IDisposable
{
    private const int Many = 30_000;

    private readonly CommandLine sherloc = new();

    public void Dispose() => sherloc.Dispose();

    [Test]
    public async Task Ingest_KilledInTheMiddle_GoesOnWhereItStopped()
    {
        WriteMany(Many);
        using (var process = sherloc.Start([], "ingest", "many"))
        {
            await UntilStoredAsync(process);
            process.Kill(); // SIGKILL
            await process.WaitForExitAsync();
        }

        var second = await sherloc.RunAsync("ingest", "many");
        var status = (await sherloc.RunAsync("ingest", "many", "--status")).Output;
        var third = await sherloc.RunAsync("ingest", "many");

        second.Code.ShouldBe(0);
        var (added, unchanged) = (Number(Added(), second.Output), Number(Unchanged(), second.Output));
        unchanged.ShouldBeGreaterThan(0);
        added.ShouldBeGreaterThan(0);
        (added + unchanged).ShouldBe(Many);
        third.Output.ShouldEndWith($"many: 0 added, 0 changed, {Many} unchanged, 0 withdrawn, 0 not accepted\n");
        status.ShouldContain(", continues 1");
        status.ShouldMatch($@"run 1 \(command by [^)]+\) [^,]+, failed: {unchanged} added");
    }

    [Test]
    public async Task Ingest_StoppedByAnotherProcess_EndsWithinTwoSeconds()
    {
        // Long enough for two other commands to start meanwhile.
        WriteMany(5 * Many);
        using var process = sherloc.Start([], "ingest", "many");
        await UntilStoredAsync(process);
        var beside = await sherloc.RunAsync("ingest", "many");

        var cancel = await sherloc.RunAsync("ingest", "many", "--cancel");
        var asked = Stopwatch.StartNew();
        await process.WaitForExitAsync();

        beside.Code.ShouldBe(3);
        beside.Output.ShouldContain("A run of 'many' is under way: number 1");
        (cancel.Code, cancel.Output).ShouldBe((0, "many: asked to stop\n"));
        asked.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        process.ExitCode.ShouldBe(130);
        (await sherloc.RunAsync("ingest", "many", "--status")).Output.ShouldContain(", cancelled: ");
        (await sherloc.RunAsync("ingest", "many", "--cancel")).Code.ShouldBe(1);
    }

    [Test]
    public async Task Ingest_Failures_ReadsOnlyWhatWasNotAccepted()
    {
        sherloc.Book("a", "Good", "Text.");
        sherloc.Book("b", "Bad", "Text.", "crimes: [coruption]");
        (await sherloc.RunAsync("ingest")).Code.ShouldBe(1);
        sherloc.Book("a", "Changed meanwhile", "Text.");
        sherloc.Book("b", "Mended", "Text.", "crimes: [corruption]");

        var again = await sherloc.RunAsync("ingest", "books", "--failures");
        var nothing = await sherloc.RunAsync("ingest", "books", "--failures");

        again.ShouldBe((0, "books: 1 added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted\n", ""));
        nothing.Output.ShouldBe("books: 0 added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted\n");
    }

    [Test]
    public async Task Ingest_Rollback_TakesTheRunBackAndPausesTheSource()
    {
        sherloc.Book("a", "First", "Text.");
        sherloc.Book("b", "Stays away", "Text.");
        await sherloc.RunAsync("ingest");
        sherloc.Book("a", "Second", "Text.");
        sherloc.Book("c", "New", "Text.");
        File.Delete(Path.Combine(sherloc.Root, "ingest", "sources", "books", "b.md"));
        await sherloc.RunAsync("ingest");

        var back = await sherloc.RunAsync("ingest", "--rollback", "2");
        var all = await sherloc.RunAsync("ingest");
        var search = await sherloc.RunAsync("search", "Text");
        var resume = await sherloc.RunAsync("ingest", "--resume", "books");

        back.ShouldBe((0, "books: paused\nbooks: 1 added, 1 changed, 0 unchanged, 1 withdrawn, 0 not accepted\n", ""));
        all.Output.ShouldBe("books: paused\n");
        search.Output.ShouldContain("First");
        search.Output.ShouldContain("Stays away");
        search.Output.ShouldNotContain("New");
        resume.Output.ShouldBe("books: goes on\n");
        (await sherloc.RunAsync("ingest", "--rollback", "99")).Code.ShouldBe(2);
    }

    private void WriteMany(int records)
    {
        sherloc.Write("sources/many/source.yaml", "name: many\ntitle: {en: Many}\nreader: jsonl\nkind: publication\nfiles: [\"*.jsonl\"]\n");
        var text = new StringBuilder();
        for (var i = 0; i < records; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"kind":"publication","key":"r{{i}}","title":[{"language":"en","text":"Report {{i}}"}],"country":"_irb","date":"2019-03","sources":[{"title":"A page","address":"https://example.org/{{i}}"}]}""").Append('\n');
        }

        sherloc.Write("sources/many/all.jsonl", text.ToString());
    }

    /// <summary>Until the command has told the store that it put some there.</summary>
    private async Task UntilStoredAsync(Process process)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(sherloc.Settings).Build())
            .BuildServiceProvider();
        await services.GetRequiredService<IRecordStore>().MigrateAsync(CancellationToken.None);
        var runs = services.GetRequiredService<IRunStore>();
        while (await runs.LatestAsync(CancellationToken.None) is not [{ Counts.Added: > 0 }])
        {
            process.HasExited.ShouldBeFalse("it ended before it could be cut off");
            await Task.Delay(10);
        }
    }

    private static int Number(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?<n>\d+) added", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Added();

    [GeneratedRegex(@"(?<n>\d+) unchanged", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unchanged();
}
