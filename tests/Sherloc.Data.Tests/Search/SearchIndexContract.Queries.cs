using NUnit.Framework;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    private static readonly string[] Abc = ["a", "b", "c"];

    [TestCase("laundering", "a b")]
    [TestCase("laundered", "a b")]
    [TestCase("laundering drugs", "b")]
    [TestCase("\"laundered the proceeds\"", "b")]
    [TestCase("“laundered the proceeds”", "b")]
    [TestCase("«laundered the proceeds»", "b")]
    [TestCase("„laundered the proceeds“", "b")]
    [TestCase("\"launder the proceeds\"", "")]
    [TestCase("\"proceeds laundered\"", "")]
    [TestCase("\"laundering\"", "a")]
    [TestCase("laundering OR smuggling", "a b c")]
    [TestCase("laundering | smuggling", "a b c")]
    [TestCase("proceeds laundering OR smuggling", "b")]
    [TestCase("laundering -drugs", "a")]
    [TestCase("laundering NOT drugs", "a")]
    [TestCase("-(drugs OR migrants) money", "a")]
    [TestCase("(laundering drugs) OR migrants", "b c")]
    [TestCase("laund*", "a b")]
    [TestCase("laundere*", "b")]
    [TestCase("the laundering", "a b")]
    [TestCase("laundering -\"the proceeds\"", "a")]
    public async Task Query_Rule_FindsWhatItSays(string query, string expected)
    {
        await Index.PutAsync(
            IndexFixture.Document("a", "Money laundering by a bank."),
            IndexFixture.Document("b", "They laundered the proceeds of drugs."),
            IndexFixture.Document("c", "Smuggling of migrants by sea."));

        (await Index.KeysAsync(query, Abc)).ShouldBe(expected);
    }

    [TestCase("title:ring", "a")]
    [TestCase("title:rings", "a")]
    [TestCase("title:\"ring case\"", "a")]
    [TestCase("title:\"case ring\"", "")]
    [TestCase("title:rin*", "a")]
    [TestCase("ring", "a b")]
    [TestCase("title:(ring OR harbour)", "a c")]
    [TestCase("-title:ring text", "b c")]
    [TestCase("court:appeal", "a")]
    [TestCase("court:\"court of appeal\"", "a")]
    [TestCase("court:app*", "a")]
    [TestCase("country:FRA", "a")]
    [TestCase("country:fra", "a")]
    [TestCase("country:(fra OR deu)", "a b")]
    [TestCase("-country:fra", "")]
    [TestCase("text -country:fra", "b c")]
    [TestCase("crime:money-laundering", "a")]
    [TestCase("crime:\"Money laundering\"", "a")]
    [TestCase("article:untoc/6", "a b")]
    [TestCase("article:untoc/6/1", "a")]
    [TestCase("article:\"6(1) UNTOC\"", "a")]
    [TestCase("article:UNTOC/6", "a b")]
    [TestCase("country:not-recorded", "c")]
    [TestCase("year:2010-2020", "a b")]
    [TestCase("year:2015", "b")]
    [TestCase("year:2016-", "c")]
    [TestCase("year:-2012", "a")]
    [TestCase("year:2010–2012", "a")]
    public async Task Field_OfQuery_Narrows(string query, string expected)
    {
        await Index.PutAsync(
            IndexFixture.Document("a", "text", title: "The ring case").Of(2010).InCourt("Court of Appeal of Paris")
                .With(SearchFields.Country, "FRA").With(SearchFields.Crime, "money-laundering")
                .With(SearchFields.Article, "untoc/6/1", "untoc/6", "untoc"),
            IndexFixture.Document("b", "text of a ring", title: "Other").Of(2015).InCourt("High Court")
                .With(SearchFields.Country, "DEU").With(SearchFields.Article, "untoc/6", "untoc"),
            IndexFixture.Document("c", "text", title: "Harbour").Of(2021));

        (await Index.KeysAsync(query, Abc)).ShouldBe(expected);
    }

    [TestCase("6(1)(b)(ii)", "a")]
    [TestCase("6 (1) (b) (ii)", "a")]
    [TestCase("article 6(1)(b)(ii)", "a")]
    [TestCase("s 3(1)(b)", "b")]
    [TestCase("\"s 3(1)(b)\"", "b")]
    [TestCase("§ 1591", "a b c")]
    [TestCase("\"§ 1591\"", "a b c")]
    [TestCase("\"§\u202f1591\"", "a b c")]
    [TestCase("§\u00a01591", "a b c")]
    [TestCase("§1591", "a b c")]
    [TestCase("1591", "a b c")]
    [TestCase("art. 6", "")]
    public async Task Number_WithParagraphsOrSectionSign_IsFoundAsTyped(string query, string expected)
    {
        await Index.PutAsync(
            IndexFixture.Document("a", "Under article 6(1)(b)(ii), read with § 1591."),
            IndexFixture.Document("b", "Contrary to s 3(1)(b) and §\u202f1591."),
            IndexFixture.Document("c", "See section 3 and §\u00a01591 of the code."));

        (await Index.KeysAsync(query, Abc)).ShouldBe(expected);
    }

    [Test]
    public async Task Phrase_AcrossParagraphsOrPanes_IsNotFound()
    {
        await Index.PutAsync(IndexFixture.Document(
            "a", "Title", 1, new IndexText("facts", "en", "One ends here.\n\nThen begins another"), new IndexText("decision", "en", "and a third")));

        (await Index.FindAsync("\"ends here\"")).Total.ShouldBe(1);
        (await Index.FindAsync("\"here then\"")).Total.ShouldBe(0);
        (await Index.FindAsync("\"another and\"")).Total.ShouldBe(0);
    }

    [Test]
    public async Task Relevance_TitleBeforeText_ExactBeforeStem()
    {
        await Index.PutAsync(
            IndexFixture.Document("stem", "the trafficker came to town with his people"),
            IndexFixture.Document("exact", "the traffickers came to town with his people"),
            IndexFixture.Document("title", "somebody came to town with his people", title: "On traffickers"),
            IndexFixture.Document("none", "nobody"));

        var hits = (await Index.FindAsync("traffickers")).Hits;

        hits.Select(h => h.Card.Id).ShouldBe([IndexFixture.Id("title"), IndexFixture.Id("exact"), IndexFixture.Id("stem")]);
        hits.Select(h => h.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Test]
    public async Task EmptyQuery_AsksForEverything()
    {
        await Index.PutAsync(IndexFixture.Document("a", "one"), IndexFixture.Document("b", "two"));

        var results = await Index.FindAsync("  ");

        (results.Total, results.Collection, results.Hits.Count, results.Notices.Count).ShouldBe((2, 2, 2, 0));
        results.Hits[0].Excerpts.Single().Marks.ShouldBeEmpty();
    }

    [TestCase("la*", NoticeKind.ShortWildcard)]
    [TestCase("*ing", NoticeKind.LeadingWildcard)]
    [TestCase("-money", NoticeKind.OnlyNot)]
    [TestCase("year:soon", NoticeKind.BadYear)]
    public async Task Query_ThatCannotBeRun_IsEmptyWithRefusal(string query, NoticeKind expected)
    {
        await Index.PutAsync(IndexFixture.Document("a", "money"));

        var results = await Index.FindAsync(query);

        (results.Total, results.Hits.Count, results.Collection).ShouldBe((0, 0, 1));
        results.Notices.ShouldHaveSingleItem().Kind.ShouldBe(expected);
    }

    [Test]
    public async Task Search_HostileQueries_NeverThrow()
    {
        await Index.PutAsync(IndexFixture.Document("a", "money and \"quotes\" ' -- ; ~ * ^ NEAR(a b) AND"));
        string[] pieces = ["\"", "'", "(", ")", "*", "-", "^", "~", "OR", "AND", "NOT", "NEAR(", ":", "title:", "year:", "§", "\0", "\ud800", "money", "{t} :", "+", "|", "%", ";"];
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var query = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var results = await Index.FindAsync(query);

            results.Collection.ShouldBe(1, query);
        }
    }
}
