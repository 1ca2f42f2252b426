using NUnit.Framework;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    private const string Filler = "Nothing of note is said in these words, which are only here to take up room on the page and in the file. ";

    [Test]
    public async Task Excerpts_AreTheBestPlaces_OfDifferentSections()
    {
        await Index.PutAsync(IndexFixture.Document(
            "a",
            "A case",
            1,
            new IndexText("facts", "en", "A trawler left.\n\n" + Filler + Filler + "The migrants were hidden on a trawler by smugglers. " + Filler + Filler),
            new IndexText("decision", "en", "The trawler was forfeited.")));

        var excerpts = (await Index.FindAsync("migrants trawler")).Hits.Single().Excerpts;

        excerpts.Select(e => (e.Section, e.Paragraph, e.Marked())).ShouldBe([("facts", 2, "migrants|trawler"), ("decision", 1, "trawler")]);
        excerpts[0].Text.Length.ShouldBeLessThanOrEqualTo(225);
        (excerpts[0].CutBefore, excerpts[0].CutAfter).ShouldBe((true, true));
        (excerpts[1].CutBefore, excerpts[1].CutAfter).ShouldBe((false, false));
    }

    [TestCase("\"hidden on a trawler\"", "hidden on a trawler")]
    [TestCase("hid*", "hidden")]
    [TestCase("migrant -boat", "migrants")]
    [TestCase("hidden OR forged", "hidden")]
    public async Task Excerpt_MarksPhrasesPrefixesAndAlternatives(string query, string marked)
    {
        await Index.PutAsync(IndexFixture.Document("a", "The migrants were hidden on a trawler."));

        (await Index.FindAsync(query)).Hits.Single().Excerpts.Single().Marked().ShouldBe(marked);
    }

    [Test]
    public async Task Excerpt_MarkdownEmphasis_IsLeftOutAndMarksStay()
    {
        await Index.PutAsync(IndexFixture.Document("a", "The **court** held that *money* `laundering` and snake_case 5 * 3 stay."));

        var excerpt = (await Index.FindAsync("money laundering stay")).Hits.Single().Excerpts.Single();

        excerpt.Text.ShouldBe("The court held that money laundering and snake_case 5 * 3 stay.");
        excerpt.Marked().ShouldBe("money|laundering|stay");
    }

    [Test]
    public async Task Title_IsMarked_AndTextWithoutTheWordShowsItsBeginning()
    {
        await Index.PutAsync(IndexFixture.Document("a", "First paragraph.\n\nSecond paragraph.", title: "State v. the Launderers"));

        var hit = (await Index.FindAsync("launderer")).Hits.Single();

        hit.TitleMarks.Select(m => hit.Card.Title.Substring(m.Start, m.Length)).ShouldBe(["Launderers"]);
        hit.Excerpts.Select(e => (e.Text, e.Paragraph, e.Marks.Count, e.CutAfter)).ShouldBe([("First paragraph.", 1, 0, false)]);
    }

    [Test]
    public async Task Excerpts_NoneAskedFor_NoneGiven()
    {
        await Index.PutAsync(IndexFixture.Document("a", "word"));

        (await Index.SearchAsync(new SearchRequest { Query = "word", Excerpts = 0 }, CancellationToken.None)).Hits.Single().Excerpts.ShouldBeEmpty();
    }

    [Test]
    public async Task Suggest_GivesTitlesThatBeginSo_ThenWords_ThenTitlesWithSuchAWord()
    {
        await Index.PutAsync(
            IndexFixture.Document("a", "extradition extraditions", title: "Étrange affaire"),
            IndexFixture.Document("b", "extradition", title: "Extradition of A.B."),
            IndexFixture.Document("c", "nothing", title: "On extradition"),
            IndexFixture.Document("d", "nothing", title: "Texts"));

        var suggestions = await Index.SuggestAsync("extr", 10, CancellationToken.None);

        suggestions.Select(s => (s.Kind, s.Text)).ShouldBe(
        [
            (SuggestionKind.Title, "Extradition of A.B."), (SuggestionKind.Word, "extradition"), (SuggestionKind.Word, "extraditions"),
            (SuggestionKind.Title, "On extradition"),
        ]);
        suggestions[0].Id.ShouldBe(IndexFixture.Id("b"));
        (await Index.SuggestAsync("etra", 10, CancellationToken.None)).ShouldHaveSingleItem().Text.ShouldBe("Étrange affaire");
        (await Index.SuggestAsync("e", 10, CancellationToken.None)).ShouldBeEmpty();
        (await Index.SuggestAsync("\"*(", 10, CancellationToken.None)).ShouldBeEmpty();
    }
}
