using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Shouldly;

namespace Sherloc.Core.Tests.Search;

public sealed class QueryParserTests
{
    [TestCase("money laundering", "(money laundering)")]
    [TestCase("  money  ", "money")]
    [TestCase("\"money laundering\"", "\"money laundering\"")]
    [TestCase("“money laundering” «blanchiment» „Geldwäsche“ »Geld«", "(\"money laundering\" \"blanchiment\" \"geldwasche\" \"geld\")")]
    [TestCase("a OR b", "(a OR b)")]
    [TestCase("one two OR three | four five", "(one (two OR three OR four) five)")]
    [TestCase("one AND two", "(one two)")]
    [TestCase("one -two", "(one -two)")]
    [TestCase("one NOT two", "(one -two)")]
    [TestCase("one -(two three)", "(one -(two three))")]
    [TestCase("one --two", "(one --two)")]
    [TestCase("(one two) OR three", "((one two) OR three)")]
    [TestCase("cross-border OR x", "((cross border) OR x)")]
    [TestCase("-cross-border crime", "(-(cross border) crime)")]
    [TestCase("laund*", "laund*")]
    [TestCase("smuggl* OR traffick*", "(smuggl* OR traffick*)")]
    [TestCase("6(1)(b)(ii)", "6(1)(b)(ii)")]
    [TestCase("6 (1) (b) (ii) untoc", "(6(1)(b)(ii) untoc)")]
    [TestCase("s 3(1)(b)", "(s 3(1)(b))")]
    [TestCase("§ 1591", "(§ 1591)")]
    [TestCase("§\u202f1591", "(§ 1591)")]
    [TestCase("art. 6", "(art 6)")]
    [TestCase("(s 3(1)(b)) OR x", "((s 3(1)(b)) OR x)")]
    [TestCase("洗钱罪", "\"洗钱 钱罪\"")]
    [TestCase("洗钱 OR 走私", "(洗钱 OR 走私)")]
    [TestCase("title:ring", "title:ring")]
    [TestCase("Title:\"a ring\" x", "(title:\"a ring\" x)")]
    [TestCase("title:(a OR b)", "(title:a OR title:b)")]
    [TestCase("title:ring*", "title:ring*")]
    [TestCase("court:appeal", "court:appeal")]
    [TestCase("country:FRA", "country:FRA")]
    [TestCase("country: FRA", "country:FRA")]
    [TestCase("country:(FRA OR DEU)", "(country:FRA OR country:DEU)")]
    [TestCase("-country:FRA x", "(-country:FRA x)")]
    [TestCase("crime:\"Money Laundering\"", "crime:money-laundering")]
    [TestCase("article:untoc/6/1/b", "article:untoc/6/1/b")]
    [TestCase("article:\"6(1)(b) UNTOC\"", "article:untoc/6/1/b")]
    [TestCase("article:\"UNTOC art. 6 (1) (b)\"", "article:untoc/6/1/b")]
    [TestCase("article:\"TIP 3(a)\"", "article:tip/3/a")]
    [TestCase("article:\"som 6 (1\"", "article:som/6")]
    [TestCase("article:6", "article:6")]
    [TestCase("article:\"UNTOC\"", "article:untoc")]
    [TestCase("year:2015", "year:2015")]
    [TestCase("year:2010-2020", "year:2010-2020")]
    [TestCase("year:2010–2020", "year:2010-2020")]
    [TestCase("year:2010-", "year:2010-")]
    [TestCase("year:-2020", "year:-2020")]
    [TestCase("12:30 memo: b", "(12 30 memo b)")]
    public void Parse_WellFormed_GivesTheTreeWithoutNotices(string query, string expected)
    {
        var parsed = QueryParser.Parse(query, "zh");

        parsed.Root.ShouldNotBeNull().ToString().ShouldBe(expected);
        parsed.Notices.ShouldBeEmpty();
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("...")]
    public void Parse_Nothing_AsksForEverything(string query)
    {
        var parsed = QueryParser.Parse(query, "en");

        parsed.Root.ShouldBeNull();
        parsed.IsRefused.ShouldBeFalse();
    }

    [TestCase("\"money laundering", "\"money laundering\"", NoticeKind.Closed, "\"")]
    [TestCase("«money", "\"money\"", NoticeKind.Closed, "»")]
    [TestCase("(money OR drugs", "(money OR drugs)", NoticeKind.Closed, ")")]
    [TestCase("money)", "money", NoticeKind.Dangling, ")")]
    [TestCase("OR money", "money", NoticeKind.Dangling, "OR")]
    [TestCase("money OR", "money", NoticeKind.Dangling, "OR")]
    [TestCase("money OR OR drugs", "(money OR drugs)", NoticeKind.Dangling, "OR")]
    [TestCase("money NOT", "money", NoticeKind.Dangling, "NOT")]
    [TestCase("money -", "money", NoticeKind.Dangling, "-")]
    [TestCase("money - drugs", "(money drugs)", NoticeKind.Dangling, "-")]
    [TestCase("money ()", "money", NoticeKind.Dangling, "()")]
    [TestCase("money \"\"", "money", NoticeKind.Dangling, "\"\"")]
    [TestCase("money title:", "money", NoticeKind.Dangling, "title:")]
    [TestCase("colour:red", "(colour red)", NoticeKind.UnknownField, "colour")]
    public void Parse_Broken_IsRepairedWithANotice(string query, string expected, NoticeKind kind, string subject)
    {
        var parsed = QueryParser.Parse(query, "zh");

        parsed.Root.ShouldNotBeNull().ToString().ShouldBe(expected);
        var notice = parsed.Notices.ShouldHaveSingleItem();
        (notice.Kind, notice.Subject, notice.IsRefusal).ShouldBe((kind, subject, false));
    }

    [TestCase("la*", NoticeKind.ShortWildcard, "la*")]
    [TestCase("*", NoticeKind.ShortWildcard, "*")]
    [TestCase("money *ing", NoticeKind.LeadingWildcard, "*ing")]
    [TestCase("l*ing", NoticeKind.LeadingWildcard, "l*ing")]
    [TestCase("-money", NoticeKind.OnlyNot, "-money")]
    [TestCase("-(a OR b) -country:FRA", NoticeKind.OnlyNot, "-(a OR b) -country:FRA")]
    [TestCase("year:soon", NoticeKind.BadYear, "soon")]
    [TestCase("year:2010-2012-2014", NoticeKind.BadYear, "2010-2012-2014")]
    public void Parse_WhatCannotBeRun_IsRefused(string query, NoticeKind kind, string subject)
    {
        var parsed = QueryParser.Parse(query, "en");

        parsed.Root.ShouldBeNull();
        parsed.IsRefused.ShouldBeTrue();
        parsed.Notices.ShouldHaveSingleItem().ShouldBe(new SearchNotice(kind, subject));
    }

    [Test]
    public void Parse_BeyondALimit_IsRefused()
    {
        Refusal(new string('x', 1001)).ShouldBe(new SearchNotice(NoticeKind.TooLong, "characters", "1000"));
        Refusal(string.Join(' ', Enumerable.Repeat("xy", 61))).ShouldBe(new SearchNotice(NoticeKind.TooLong, "terms", "60"));
        Refusal(new string('(', 21) + "x" + new string(')', 21)).ShouldBe(new SearchNotice(NoticeKind.TooLong, "depth", "20"));
        QueryParser.Parse(string.Join(' ', Enumerable.Repeat("xy", 60)), "en").IsRefused.ShouldBeFalse();
        QueryParser.Parse(new string('(', 20) + "x" + new string(')', 20), "en").Root!.ToString().ShouldBe("x");

        static SearchNotice Refusal(string query) => QueryParser.Parse(query, "en").Notices.ShouldHaveSingleItem();
    }

    [TestCase("the trafficking of persons", "en", "(trafficking persons)", "the of", "en")]
    [TestCase("la traite des êtres humains", "en", "(traite etres humains)", "la des", "fr")]
    [TestCase("l'infraction", "fr", "infraction", "l", "fr")]
    [TestCase("\"the trafficking\" of persons", "en", "(\"the trafficking\" persons)", "of", "en")]
    [TestCase("persons -the", "en", "(persons -the)", "", "en")]
    [TestCase("persons OR the", "en", "(persons OR the)", "", "en")]
    [TestCase("to be or not to be", "en", "(to be or not to be)", "", "en")]
    public void Parse_CommonWords_AreLeftOutBesideOthers(string query, string language, string expected, string left, string guessed)
    {
        var parsed = QueryParser.Parse(query, language);

        parsed.Root.ShouldNotBeNull().ToString().ShouldBe(expected);
        parsed.Language.ShouldBe(guessed);
        string.Join(' ', parsed.Notices.Select(n => n.Subject)).ShouldBe(left);
        parsed.Notices.ShouldAllBe(n => n.Kind == NoticeKind.CommonWord);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Parse_AnyText_NeverThrows(string? text) => ShouldBeWhole(text ?? "");

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public FsCheck.Property Parse_AnyOperators_NeverThrows()
    {
        string[] pieces =
        [
            "\"", "“", "«", "(", ")", "*", "-", "+", "|", ":", " ", " ", "OR", "AND", "NOT", "title:", "year:", "country:", "article:", "x:",
            "money", "the", "6", "(1)", "§", "2010-2020", "洗钱", "\0", "\ud800", "\u202e", "'", "l'", "~", "^",
        ];
        return Prop.ForAll(Gen.ListOf(Gen.Elements(pieces)).Select(string.Concat).ToArbitrary(), ShouldBeWhole);
    }

    private static void ShouldBeWhole(string query)
    {
        var parsed = QueryParser.Parse(query, "en");

        (parsed.Root is null || !parsed.IsRefused).ShouldBeTrue();
        if (parsed.Root is { } root)
        {
            Leaves(root).ShouldBeGreaterThan(0);
        }
    }

    /// <summary>Every branch has something in it.</summary>
    private static int Leaves(QueryNode node) => node switch
    {
        QueryNode.And and => Many(and.Parts),
        QueryNode.Or or => Many(or.Parts),
        QueryNode.Not not => Leaves(not.Part),
        QueryNode.InField field => Leaves(field.Words),
        _ => 1,
    };

    private static int Many(IReadOnlyList<QueryNode> parts)
    {
        parts.Count.ShouldBeGreaterThan(1);
        return parts.Sum(Leaves);
    }
}
