using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Testing;
using Sherloc.Web.Features.Search;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Search;

/// <summary>Which of a facet's many values stand beside the results.</summary>
public sealed class FacetRowsTests
{
    [Test]
    public void Of_LongTree_KeepsItsTopTheLargestBelowAndWhatIsTicked()
    {
        List<FacetValue> values =
        [
            new("untoc", 900, Selected: false), new("tip", 800, Selected: false), new("som", 700, Selected: false), new("firearms", 600, Selected: false),
            .. Enumerable.Range(1, 40).Select(n => new FacetValue($"untoc/{n}", 400 - n, Selected: false)),
            new("untoc/40/1", 5, Selected: false), new("untoc/40/1/a", 3, Selected: true), new("untoc/40/1/b", 2, Selected: false),
        ];
        var rows = Of(SearchFields.Article, values, open: true);
        rows.Shown.Select(r => r.Value).ShouldBe(
            ["untoc", "untoc/1", "untoc/2", "untoc/3", "untoc/40", "untoc/40/1", "untoc/40/1/a", "tip", "som", "firearms"]);
        rows.Shown.Where(r => r.Partial).Select(r => r.Value).ShouldBe(["untoc", "untoc/40", "untoc/40/1"]);
        rows.Shown.Select(r => r.Depth).ShouldBe([0, 1, 1, 1, 1, 2, 3, 0, 0, 0]);
        rows.Folded.ShouldBeEmpty();
        rows.HasMore.ShouldBeTrue();
    }

    [Test]
    public void Of_ShortTree_FoldsWhatItDoesNotShow()
    {
        List<FacetValue> values = [new("tip", 90, Selected: false), .. Enumerable.Range(1, 15).Select(n => new FacetValue($"tip/{n}", 90 - n, Selected: false))];
        var rows = Of(SearchFields.Article, values, open: true);
        rows.Shown.Count.ShouldBe(10);
        rows.Folded.Select(r => r.Value).ShouldBe(["tip/10", "tip/11", "tip/12", "tip/13", "tip/14", "tip/15"]);
        rows.HasMore.ShouldBeFalse();
    }

    [Test]
    public void Of_ValueWhoseParentIsNotCounted_StandsAtTheTop()
    {
        var rows = Of(SearchFields.Article, [new("tip/3", 4, Selected: false), new("tip/3/a", 2, Selected: false)], open: true);
        rows.Shown.Select(r => (r.Value, r.Depth)).ShouldBe([("tip/3", 0), ("tip/3/a", 1)]);
    }

    [TestCase(true, 8)]
    [TestCase(false, 5)]
    public void Of_LongList_ShowsTheTickedFirst(bool open, int shown)
    {
        var values = TestVocabulary.Countries.Select((c, n) => new FacetValue(c.Id, 100 - n, Selected: n == 20)).ToList();
        var rows = Of(SearchFields.Country, values, open);
        rows.Shown.Count.ShouldBe(shown);
        rows.Shown[0].Value.ShouldBe(values[20].Value);
        rows.Shown.Skip(1).Select(r => r.Value).ShouldBe(values.Take(shown - 1).Select(v => v.Value));
        rows.HasMore.ShouldBeTrue();
    }

    [Test]
    public void Of_FewOfMany_PointsToThePageOfTheFacet()
    {
        var facet = new Facet(SearchFields.Crime, 1000, 0, [new("corruption", 9, Selected: false)]);
        FacetRows.Of(facet, TestVocabulary.Current.Value, open: true).HasMore.ShouldBeFalse();
        FacetRows.Of(facet with { HasMore = true }, TestVocabulary.Current.Value, open: true).HasMore.ShouldBeTrue();
    }

    [Test]
    public void Of_MoreTickedThanShown_ShowsThemAll()
    {
        var values = TestVocabulary.Countries.Select((c, n) => new FacetValue(c.Id, 100 - n, Selected: n < 12)).ToList();
        Of(SearchFields.Country, values, open: true).Shown.Count.ShouldBe(12);
    }

    private static FacetRows Of(string field, IReadOnlyList<FacetValue> values, bool open) =>
        FacetRows.Of(new Facet(field, 1000, 0, values), TestVocabulary.Current.Value, open);
}
