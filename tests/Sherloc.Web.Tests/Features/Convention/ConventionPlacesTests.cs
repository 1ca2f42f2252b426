using NUnit.Framework;
using Sherloc.Core.Citations;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Features.Convention;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Convention;

public sealed class ConventionPlacesTests
{
    private static readonly Vocabulary Vocabulary = SmallVocabulary.Make();

    [TestCase("untoc/6", "untoc/6")]
    [TestCase("untoc/6/1/b/ii", "untoc/6/1/b/ii")]
    [TestCase("UNTOC/6/1/B/II/", "untoc/6/1/b/ii")]
    [TestCase("untoc/6/1/mental", "untoc/6/1/mental")]
    [TestCase("untoc/42", null)]
    [TestCase("untoc/6/9", null)]
    [TestCase("untoc/six", null)]
    [TestCase("nothing", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Find_Written_IsThePlaceOrNothing(string? written, string? place) =>
        (ConventionPlaces.Find(Vocabulary, written)?.ToString()).ShouldBe(place);

    [TestCase("untoc/42", "untoc")]
    [TestCase("untoc/6/1/b/iv", "untoc/6/1/b")]
    [TestCase("untoc/6/x y/z", "untoc/6")]
    [TestCase("untoc/six/1", "untoc")]
    [TestCase("nothing/1", null)]
    public void Nearest_Missing_IsTheNarrowestAround(string written, string? nearest) =>
        (ConventionPlaces.Nearest(Vocabulary, written)?.ToString()).ShouldBe(nearest);

    [Test]
    public void ElementsAt_Paragraph_AreItsOwnAndThoseBelow() =>
        At("untoc/6/1/b").ShouldBe(["untoc/6/1/b/i", "untoc/6/1/b/ii", "untoc/6/1/b/ii/extra"]);

    [Test]
    public void ElementsAt_ParagraphOne_HasNotThoseOfParagraphTwelve() => At("untoc/6/1").ShouldNotContain("untoc/6/12");

    private static IEnumerable<string> At(string place)
    {
        var reference = TreatyReference.Parse(place);
        return ConventionPlaces.ElementsAt(Vocabulary.Article(reference)!, reference).Select(e => e.Id);
    }
}
