using NUnit.Framework;
using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Core.Tests.Storage;

public sealed class RunPaceTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Remaining_WhereDocumentsAreCounted_IsTakenFromThem()
    {
        var pace = RunPace.Of(Run(new RunCounts { Expected = 400, Seen = 100, Bytes = 500, BytesExpected = 1_000 }), Began.AddSeconds(10));

        pace.ShouldBe(new RunPace(TimeSpan.FromSeconds(10), 10, 50, TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void Remaining_WhereOnlyBytesAreKnown_IsTakenFromThem() =>
        RunPace.Of(Run(new RunCounts { Seen = 3, Bytes = 500, BytesExpected = 1_000 }), Began.AddSeconds(10)).Remaining.ShouldBe(TimeSpan.FromSeconds(10));

    [Test]
    public void Remaining_WhereNothingIsKnownOrTooLittleRead_IsNotSaid()
    {
        RunPace.Of(Run(new RunCounts { Seen = 3 }), Began.AddSeconds(10)).Remaining.ShouldBeNull();
        RunPace.Of(Run(new RunCounts { Seen = 1, Expected = 1_000 }), Began.AddSeconds(10)).Remaining.ShouldBeNull();
        RunPace.Of(Run(new RunCounts { Seen = 500, Expected = 1_000 }) with { State = RunState.Cancelled, Ended = Began.AddSeconds(5) }, Began.AddDays(1))
            .ShouldBe(new RunPace(TimeSpan.FromSeconds(5), 100, 0, null));
    }

    private static IngestRun Run(RunCounts counts) => new() { Id = 1, Source = "a", Trigger = RunTriggers.Page, Started = Began, State = RunState.Running, Counts = counts };
}
