using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Web.Outages;
using Shouldly;

namespace Sherloc.Web.Tests.Outages;

public sealed class SearchWatchTests
{
    private readonly SettableTime time = new();
    private SearchWatch watch = null!;

    [SetUp]
    public void SetUp() => watch = new SearchWatch(time, NullLogger<SearchWatch>.Instance);

    [Test]
    public async Task Outage_WithSeveralFailures_IsSinceTheFirst()
    {
        var first = time.Now;
        await FailAsync(SearchTrouble.Away);
        time.Now += SearchWatch.Pause;
        var second = await FailAsync(SearchTrouble.Overloaded);
        watch.Reading.ShouldBe(new SearchOutage(SearchTrouble.Overloaded, "It is away.", "Start it.", first));
        second.Since.ShouldBe(first);
    }

    [Test]
    public async Task Outage_WhoseBeginningTheIndexKnows_IsSinceThen()
    {
        var known = time.Now.AddMinutes(-9);
        await Should.ThrowAsync<SearchUnavailableException>(() => watch.ReadAsync<int>(() => throw new SearchUnavailableException(SearchTrouble.Away, "It is away.", "Start it.", known)));
        watch.Reading!.Since.ShouldBe(known);
    }

    [Test]
    public async Task Use_RightAfterAFailure_IsRefusedWithoutAsking()
    {
        await FailAsync(SearchTrouble.Away);
        time.Now += SearchWatch.Pause - TimeSpan.FromMilliseconds(1);
        var asked = false;
        var refused = await Should.ThrowAsync<SearchUnavailableException>(() => watch.ReadAsync(() => Task.FromResult(asked = true)));
        asked.ShouldBeFalse();
        refused.Reason.ShouldBe("It is away.");
        refused.Remedy.ShouldBe("Start it.");
        refused.Since.ShouldBe(watch.Reading!.Since);
    }

    [Test]
    public async Task Use_AfterThePause_IsOneTryAndTheOthersAreRefused()
    {
        await FailAsync(SearchTrouble.Away);
        time.Now += SearchWatch.Pause;
        var slow = new TaskCompletionSource<int>();
        var trying = watch.ReadAsync(() => slow.Task);
        await Should.ThrowAsync<SearchUnavailableException>(() => watch.ReadAsync(() => Task.FromResult(2)));
        slow.SetResult(1);
        (await trying).ShouldBe(1);
        watch.Reading.ShouldBeNull();
        (await watch.ReadAsync(() => Task.FromResult(2))).ShouldBe(2);
    }

    [Test]
    public async Task Refusal_OfOneRequest_IsNoOutage()
    {
        await FailAsync(SearchTrouble.Refused);
        watch.Reading.ShouldBeNull();
        (await watch.ReadAsync(() => Task.FromResult(2))).ShouldBe(2);
    }

    [Test]
    public async Task Failure_OfWriting_LeavesReadingAsItIs()
    {
        await Should.ThrowAsync<SearchUnavailableException>(() => watch.WriteAsync<int>(() => throw Away(SearchTrouble.ReadOnly)));
        watch.Reading.ShouldBeNull();
        watch.Writing!.Sentence.ShouldBe("It is away. Start it.");
        (await watch.ReadAsync(() => Task.FromResult(2))).ShouldBe(2);
        watch.Writing.ShouldNotBeNull();
    }

    [Test]
    public async Task Index_ThatSaysItAnswers_EndsTheOutage()
    {
        await FailAsync(SearchTrouble.MissingIndex);
        watch.Answers();
        watch.Reading.ShouldBeNull();
        (await watch.ReadAsync(() => Task.FromResult(2))).ShouldBe(2);
    }

    [Test]
    public async Task OtherFailures_AreNoneOfItsBusiness()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => watch.ReadAsync<int>(() => throw new InvalidOperationException()));
        watch.Reading.ShouldBeNull();
    }

    private Task<SearchUnavailableException> FailAsync(SearchTrouble trouble) =>
        Should.ThrowAsync<SearchUnavailableException>(() => watch.ReadAsync<int>(() => throw Away(trouble)));

    private static SearchUnavailableException Away(SearchTrouble trouble) => new(trouble, "It is away.", "Start it.");
}
