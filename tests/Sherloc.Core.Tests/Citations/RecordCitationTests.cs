using System.Text.Json;
using NUnit.Framework;
using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Core.Tests.Citations;

public sealed class RecordCitationTests
{
    private const string Address = "https://law.example/records/";

    private static readonly CiteLabels Labels = new()
    {
        Country = id => id == "FRA" ? "France" : id,
        Instrument = _ => "Convention against Transnational Organized Crime",
        Kind = kind => kind == RecordKind.Case ? "case summary" : kind.ToSlug(),
    };

    private static readonly CaseSummary Case = Named(new CaseSummary
    {
        Key = "case",
        Titles = [Title("State v. A.B.")],
        Country = "FRA",
        Date = PartialDate.Of(2019, 3, 14),
        Court = new Court { Name = "Court of Appeal" },
        Identifiers = [new Identifier { Scheme = IdentifierScheme.Docket, Value = "18/00123" }, new Identifier { Scheme = IdentifierScheme.Ecli, Value = "ECLI:FR:X:2019:1" }],
    });

    private static readonly LegislationProvision Provision = Named(new LegislationProvision
    {
        Key = "provision",
        Titles = [Title("Blanchiment", "fr"), Title("Money laundering")],
        Country = "FRA",
        Date = PartialDate.Of(2013),
        Law = new Law { Titles = [Title("Code pénal", "fr"), Title("Criminal Code")], Citation = "Loi n° 92-683" },
        Number = "art. 324-1",
    });

    private static readonly Record[] EveryKind =
    [
        Case,
        Provision,
        Named(new TreatyArticle { Key = "article", Titles = [Title("Criminalization of the laundering of proceeds of crime")], Instrument = "untoc", Article = 6 }),
        Named(new Strategy { Key = "strategy", Titles = [Title("National strategy")], Issuer = "Ministry of the Interior", Country = "FRA", Date = PartialDate.Of(2020, 1) }),
        Named(new Publication { Key = "publication", Titles = [Title("Study on firearms")], Authors = ["Doe, Jane", "Institute of Law and Order"], Publisher = "Press", Date = PartialDate.Of(2020) }),
        Named(new Authority { Key = "authority", Titles = [Title("Central Authority")], Country = "FRA" }),
    ];

    private static readonly string[] HostileTitles =
    [
        "He said \"no\" & 100 % of {it} cost $5_#~^\\end{document}",
        "Unbalanced }}} and {{{ braces",
        "Two\r\nER  - \r\nTY  - BOOK lines",
        "Line\u2028and\u2029paragraph\u0000and\u0007bell",
        "قضية الدولة ضد أ.ب.",
        "abc\u202Edcba\u202C\u2066x\u2069",
        "@misc{evil, title = {x}}",
        "</script><script>alert(1)</script>",
        "案件 😀 \uD800 tail",
    ];

    private static IEnumerable<TestCaseData> Kinds => EveryKind.Select(r => new TestCaseData(r).SetArgDisplayNames(r.Kind.ToSlug()));

    [Test]
    public void Text_Case_NamesCourtNumbersPlaceDateVersionAndDay() =>
        RecordCitation.Text(Case, Context(Case)).ShouldBe(
            "State v. A.B., Court of Appeal, ECLI:FR:X:2019:1, 18/00123, France, 2019-03-14. "
            + $"Case summary, Sherloc, version 3. {Address}{Case.Id} (accessed 2026-11-22)");

    [Test]
    public void Text_Provision_NamesTheLawFirst() =>
        RecordCitation.Text(Provision, Context(Provision)).ShouldStartWith(
            "Code pénal, Loi n° 92-683, art. 324-1, Blanchiment [Money laundering], France, 2013. Provision, ");

    [Test]
    public void Text_ProvisionTitledByItsNumber_SaysItOnce() =>
        RecordCitation.Text(Provision with { Titles = [Title("art. 324-1", "fr")] }, Context(Provision))
            .ShouldStartWith("Code pénal, Loi n° 92-683, art. 324-1, France, 2013.");

    [Test]
    public void Text_TreatyArticle_IsFoundByItsNumber() =>
        RecordCitation.Text(EveryKind[2], Context(EveryKind[2])).ShouldStartWith(
            "Convention against Transnational Organized Crime, art. 6, Criminalization of the laundering of proceeds of crime. ");

    [Test]
    public void Text_RightToLeftTitle_KeepsToItself() =>
        RecordCitation.Text(Case with { Titles = [Title("قضية", "ar")] }, Context(Case)).ShouldStartWith("\u2068قضية\u2069, Court of Appeal");

    [Test]
    public void EveryForm_SuppressedCourt_DoesNotTellIt()
    {
        var withheld = Case with { Court = Fact<Court>.Suppressed("minor") };

        foreach (var form in Forms(withheld))
        {
            form.ShouldNotContain("Court");
            form.ShouldNotContain("minor");
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void BibTeX_EveryKind_IsReadBack(Record record)
    {
        var (type, key, fields) = BibTeXReader.Read(RecordCitation.BibTeX(record, Context(record)));

        type.ShouldBeOneOf("misc", "book", "techreport");
        key.ShouldBe($"sherloc-{record.Id}-v3");
        BibTeXReader.Print(fields["title"]).ShouldStartWith(record.Title.Text);
        fields["url"].ShouldBe(Address + record.Id);
        fields["urldate"].ShouldBe("2026-11-22");
        fields.GetValueOrDefault("year").ShouldBe(record.Date.IsKnown ? $"{record.Date.Value.Year}" : null);
        BibTeXReader.Print(fields["note"]).ShouldContain("version 3");
    }

    [Test]
    public void BibTeX_Case_HasMonthAndWhatItIs()
    {
        var (_, _, fields) = BibTeXReader.Read(RecordCitation.BibTeX(Case, Context(Case)));

        fields["month"].ShouldBe("mar");
        fields["howpublished"].ShouldBe("Court of Appeal, ECLI:FR:X:2019:1, 18/00123, France, 2019-03-14");
    }

    [Test]
    public void BibTeX_Authors_AreNotParted()
    {
        var (type, _, fields) = BibTeXReader.Read(RecordCitation.BibTeX(EveryKind[4], Context(EveryKind[4])));

        type.ShouldBe("book");
        fields["author"].ShouldBe("{Doe, Jane} and {Institute of Law and Order}");
    }

    [TestCaseSource(nameof(Kinds))]
    public void Ris_EveryKind_IsReadBack(Record record)
    {
        var fields = RisReader.Read(RecordCitation.Ris(record, Context(record)));

        fields[0].Value.ShouldBe(record.Kind switch
        {
            RecordKind.Case => "CASE",
            RecordKind.Provision or RecordKind.TreatyArticle => "STAT",
            RecordKind.Authority => "ELEC",
            _ => "RPRT",
        });
        fields.ShouldContain(("TI", record.Title.Text));
        fields.ShouldContain(("UR", Address + record.Id));
        fields.ShouldContain(("ET", "3"));
        fields.ShouldContain(("Y2", "2026/11/22/"));
    }

    [TestCase("2019", "2019///")]
    [TestCase("2019-03", "2019/03//")]
    [TestCase("2019-03-14", "2019/03/14/")]
    public void Ris_Date_IsAsExactAsItsSource(string date, string written)
    {
        PartialDate.TryParse(date, out var parsed).ShouldBeTrue();

        var fields = RisReader.Read(RecordCitation.Ris(Case with { Date = parsed }, Context(Case)));

        fields.ShouldContain(("PY", "2019"));
        fields.ShouldContain(("DA", written));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Csl_EveryKind_IsReadBack(Record record)
    {
        using var json = JsonDocument.Parse(RecordCitation.Csl(record, Context(record)));

        var item = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("type").GetString().ShouldBe(record.Kind switch
        {
            RecordKind.Case => "legal_case",
            RecordKind.Provision => "legislation",
            RecordKind.TreatyArticle => "treaty",
            RecordKind.Authority => "webpage",
            _ => "report",
        });
        item.GetProperty("title").GetString().ShouldNotBeNull().ShouldStartWith(record.Title.Text);
        item.GetProperty("URL").GetString().ShouldBe(Address + record.Id);
        item.GetProperty("version").GetString().ShouldBe("3");
        Numbers(item.GetProperty("accessed")).ShouldBe([2026, 11, 22]);
        item.EnumerateObject().ShouldAllBe(p => p.Value.ValueKind != JsonValueKind.Null);
    }

    [Test]
    public void Csl_Case_HasCourtAndDate()
    {
        using var json = JsonDocument.Parse(RecordCitation.Csl(Case, Context(Case)));

        json.RootElement[0].GetProperty("authority").GetString().ShouldBe("Court of Appeal");
        json.RootElement[0].GetProperty("number").GetString().ShouldBe("ECLI:FR:X:2019:1");
        Numbers(json.RootElement[0].GetProperty("issued")).ShouldBe([2019, 3, 14]);
    }

    [TestCaseSource(nameof(HostileTitles))]
    public void EveryForm_HostileTitle_StaysOneRecordWithThatTitle(string title)
    {
        var record = Case with { Titles = [Title(title)], Court = new Court { Name = title } };
        var clean = Expected(title);

        var (_, _, fields) = BibTeXReader.Read(RecordCitation.BibTeX(record, Context(record)));
        BibTeXReader.Print(fields["title"]).ShouldBe(clean);
        BibTeXReader.Print(fields["howpublished"]).ShouldStartWith(clean + ", ECLI");

        var ris = RisReader.Read(RecordCitation.Ris(record, Context(record)));
        ris.Where(f => f.Tag == "TI").ShouldHaveSingleItem().Value.ShouldBe(clean);

        using var json = JsonDocument.Parse(RecordCitation.Csl(record, Context(record)));
        json.RootElement[0].GetProperty("title").GetString().ShouldBe(clean);

        var text = RecordCitation.Text(record, Context(record));
        text.ShouldContain(clean);
        text.Any(char.IsControl).ShouldBeFalse();
        text.IndexOfAny(['\u202E', '\u2066', '\u2028']).ShouldBe(-1);
    }

    /// <summary>What a reader should see of a title: the test's own words for it, not the program's.</summary>
    private static string Expected(string title) => title switch
    {
        _ when title.Contains("ER  -", StringComparison.Ordinal) => "Two ER - TY - BOOK lines",
        _ when title.Contains('\u2028') => "Line and paragraph and bell",
        _ when title.Contains('\u202E') => "abcdcbax",
        _ when title.Contains('案') => "案件 😀 \uFFFD tail",
        _ => title,
    };

    private static string[] Forms(Record record) =>
    [
        RecordCitation.Text(record, Context(record)), RecordCitation.BibTeX(record, Context(record)),
        RecordCitation.Ris(record, Context(record)), RecordCitation.Csl(record, Context(record)),
    ];

    private static int[] Numbers(JsonElement date) => [.. date.GetProperty("date-parts")[0].EnumerateArray().Select(n => n.GetInt32())];

    private static CiteContext Context(Record record) => new(Address + record.Id, 3, new DateOnly(2026, 11, 22), Labels);

    private static LocalText Title(string text, string language = "en") => new() { Language = language, Text = text };

    private static T Named<T>(T record)
        where T : Record => (T)(record with { Source = "starter", Id = RecordId.From("starter", record.Key) });
}
