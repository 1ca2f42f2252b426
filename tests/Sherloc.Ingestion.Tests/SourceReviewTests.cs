using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

public sealed class SourceReviewTests
{
    private static readonly PartialDate Today = PartialDate.Of(2026, 11, 22);

    private static readonly SourceReference Gazette = new() { Title = "Gazette", Address = "https://example.org/1", Read = Today };

    [Test]
    public void Review_SourceOfToday_HasNothingToSay() => Review(Provision()).ShouldBeEmpty();

    [Test]
    public void Review_SourceThatNobodyCanOpen_IsListed() =>
        Review(Provision() with { Sources = [Gazette with { Address = null }] }).ShouldBe([("sources[0]", "neither address nor citation")], Alike);

    [Test]
    public void Review_SourceReadTwoYearsAgo_IsOldOnTheDayAfter()
    {
        Review(Provision() with { Sources = [Gazette with { Read = PartialDate.Of(2024, 11, 22) }] }).ShouldBeEmpty();
        Review(Provision() with { Sources = [Gazette with { Read = PartialDate.Of(2024, 11, 21) }] }).ShouldBe([("sources", "over two years ago")], Alike);
        Review(Provision() with { Sources = [Gazette with { Read = null }] }).ShouldBe([("sources", "when it was read")], Alike);
    }

    [Test]
    public void Review_SourceReadBeforeWhatItIsUsedFor_CannotShowIt()
    {
        var read = Gazette with { Read = PartialDate.Of(2025, 3) };
        var provision = Provision() with { Sources = [read] };

        Review(provision with { Date = PartialDate.Of(2025, 3, 31) }).ShouldBeEmpty();
        Review(provision with { Date = PartialDate.Of(2025, 4, 1) }).ShouldBe([("date", "cannot show it")], Alike);
        Review(provision with { Force = new Force { State = ForceState.InForce, AsOf = Today } }).ShouldBe([("force", "cannot show it")], Alike);
    }

    [Test]
    public void Review_FieldThatNoSourceNames_IsListedWhereEverySourceSaysWhatItShows()
    {
        var provision = Provision() with { Country = "FRA", Sources = [Gazette with { Shows = ["title", "law", "number"] }] };

        Review(provision).ShouldBe([("country", "No source says that it shows 'country'")], Alike);
        Review(provision with { Sources = [.. provision.Sources, Gazette] }).ShouldBeEmpty();
    }

    [TestCase(Rights.Summary, TextStatus.Original, 51, "over 50 words")]
    [TestCase(Rights.Summary, TextStatus.Original, 50, null)]
    [TestCase(Rights.Summary, TextStatus.Summary, 500, null)]
    [TestCase(Rights.Full, TextStatus.Original, 500, null)]
    [TestCase(Rights.Link, TextStatus.Summary, 1, "only a link")]
    public void Review_TextThatMayNotBeShown_IsListed(Rights rights, TextStatus status, int words, string? reason)
    {
        var pane = new Pane { Language = "en", Status = status, Text = string.Join(' ', Enumerable.Repeat("word", words)) };

        var found = Review(Provision() with { Rights = rights, Sections = [new Section { Name = "text", Panes = [pane] }] });

        found.ShouldBe(reason is null ? [] : [("rights", reason)], Alike);
    }

    [Test]
    public async Task Review_OfAllThatIsShipped_HasNothingToMend()
    {
        var review = new SourceReview(TimeProvider.System);

        var result = await IngestCheck.RunAsync(new IngestFolder(Repository.Ingest), TimeProvider.System, review.Review, CancellationToken.None);

        result.Failures.Select(f => $"{f.File}:{f.Line} {f.Reason}").ShouldBeEmpty();
        result.Records.ShouldBeGreaterThan(200);
    }

    private static LegislationProvision Provision() => new()
    {
        Source = "s", Key = "k", Number = "§ 1", Rights = Rights.Summary, Sources = [Gazette],
        Titles = [new LocalText { Language = "en", Text = "A title" }],
        Law = new Law { Titles = [new LocalText { Language = "en", Text = "A law" }] },
    };

    private static IEnumerable<(string Field, string Reason)> Review(Record record) =>
        new SourceReview(new FixedTime()).Review(record, "k.md", new FieldMap(1)).Select(f => (f.Field, f.Reason));

    /// <summary>The same field, and the words expected within the reason.</summary>
    private static readonly IEqualityComparer<(string Field, string Reason)> Alike =
        EqualityComparer<(string Field, string Reason)>.Create((a, b) => a.Field == b.Field && (a.Reason.Contains(b.Reason, StringComparison.Ordinal) || b.Reason.Contains(a.Reason, StringComparison.Ordinal)));

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    }
}
