using System.Globalization;
using System.Text;
using NUnit.Framework;
using Sherloc.Ingestion.Readers.Tables;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Tables;

public sealed class TableReaderTests
{
    private const string Yaml = """
        name: s
        title: {en: T}
        kind: publication
        language: en
        reader: table
        files: ["*"]
        mapping:
          ROWS
          fields:
            key: {column: id}
            title: {column: title}
        """;

    [TestCase("id,title\n1,One\n", "a.csv")]
    [TestCase("id;title\r\n1;\"One\"\r\n", "a.csv")]
    [TestCase("id\ttitle\n1\tOne", "a.tsv")]
    [TestCase("\uFEFFid|title\n\n1|One\n\n", "a.txt")]
    public async Task Table_OfAnyDelimiter_IsRead(string text, string name)
    {
        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(text), name);

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.ShouldHaveSingleItem().Title.Text.ShouldBe("One");
    }

    [Test]
    public async Task Table_InUtf16_IsReadByItsMark() =>
        (await ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id,title\n1,Æ\n")])).Records.ShouldHaveSingleItem().Title.Text.ShouldBe("Æ");

    [Test]
    public async Task Table_InAnotherEncoding_IsReadWhenTheMappingNamesIt()
    {
        byte[] bytes = [.. "id,title\n1,"u8, 0xC6, .. "\n2,Two\n"u8];

        (await ReadAsync(bytes, rows: "rows: {encoding: windows-1252}")).Records[0].Title.Text.ShouldBe("Æ");
        var outcome = await ReadAsync(bytes);
        outcome.Records.ShouldHaveSingleItem().Key.ShouldBe("2");
        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(2);
        outcome.Failures[0].Remedy.ShouldContain("rows.encoding");
    }

    [TestCase("id,title\n1,One\n2,Two,more\n3,Three\n", 3, "columns")]
    [TestCase("id,title\n1,\"One\nand more\"\n2\n3,Three\n", 4, "columns")]
    [TestCase("id,title\n1,One\n2,\"Two\n3,Three\n", 3, "not closed")]
    [TestCase("id,title\n1,One\n2,\"Two\" or\n3,Three\n", 3, "not closed")]
    [TestCase("id,title\n1,One\n2,T\0wo\n3,Three\n", 3, "NUL")]
    [TestCase("id,title\n1,One\n,Two\n3,Three\n", 3, "no key")]
    [TestCase("id,title\n1,One\n2,\n3,Three\n", 3, "no title")]
    public async Task Row_ThatIsBroken_IsListedWithItsLineAndCostsNoOther(string text, int line, string reason)
    {
        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(text));

        outcome.Records.Select(r => r.Key).ShouldBe(["1", "3"]);
        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(line);
        outcome.Failures[0].Reason.ShouldContain(reason);
    }

    [TestCase("id,title,date\n1,One,2020\n2,Two,never\n", "a.csv", 3, 7)]
    [TestCase("id;title;date\r\n\r\n2;\"Two, or \"\"more\"\"\";never\r\n", "a.csv", 3, 22)]
    [TestCase("\uFEFFid\ttitle\tdate\n2\t\"Two\nlines\"\tnever\n", "a.tsv", 3, 8)]
    [TestCase("id,title,date\n2,Tw\"o,never\n", "a.csv", 2, 8)]
    public async Task Value_ThatCannotBeUsed_IsListedWithItsPlaceInTheLine(string text, string name, int line, int column)
    {
        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(text), name, fields: "date: {column: date}");

        var failure = outcome.Failures.ShouldHaveSingleItem();
        (failure.Field, failure.Key, failure.Line, failure.Column).ShouldBe(("date", "2", line, column));
    }

    [Test]
    public async Task Value_OfAPartyThatTheRecordFormatRefuses_IsListedWithItsPlaceInTheLine()
    {
        var yaml = """
            name: s
            title: {en: T}
            kind: case
            language: en
            reader: table
            files: ["*"]
            mapping:
              rows: {group: id}
              fields:
                key: {column: id}
                title: {column: title}
                country: {value: NOR}
              parties:
                - fields:
                    role: {value: defendant}
                    kind: {value: individual}
                    gender: {column: gender}
                  charges:
                    - fields:
                        provision: {value: Section 1}
                        verdict: {column: verdict}
            """;
        var outcome = await ReaderRuns.ReadAsync(
            ReaderRuns.Reader(yaml), Encoding.UTF8.GetBytes("id,title,gender,verdict\n1,One,male,convicted\n1,One,robot,hanged\n"), "a.csv");

        outcome.Failures.Select(f => (f.Field, f.Line, f.Column)).ShouldBe([("parties[1].gender", 3, 7), ("charges[1].verdict", 3, 13)], ignoreOrder: true);
    }

    [Test]
    public async Task Row_OfFiftyMegabytes_IsListedAndTheNextIsRead()
    {
        var text = "id,title\n1,One\n2," + new string('x', 50_000_000) + "\n3,Three\n";
        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(text));

        outcome.Records.Select(r => r.Key).ShouldBe(["1", "3"]);
        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(3);
        outcome.Failures[0].Reason.ShouldContain("longer than 4 MB");
        outcome.Documents[^1].Line.ShouldBe(4);
    }

    [Test]
    public async Task Rows_ThatEachOpenAQuotationMark_EndTheFileInsteadOfBeingReadForEver()
    {
        var text = new StringBuilder("id,title\n");
        for (var i = 0; i < 5_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},\"x").Append('y', 2_000).Append('\n');
        }

        var outcome = await ReadAsync(Encoding.UTF8.GetBytes(text.ToString()));

        outcome.Records.ShouldBeEmpty("Two rows are never taken for one.");
        outcome.Failures.Count.ShouldBeInRange(1_000, 5_000);
        outcome.Failures[^1].Reason.ShouldEndWith("Nothing behind it was read.");
    }

    [Test]
    public async Task Table_WithoutAColumnOfTheMapping_IsRefusedOnce()
    {
        var outcome = await ReadAsync("id,titel\n1,One\n2,Two\n"u8.ToArray());

        outcome.Records.ShouldBeEmpty();
        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldContain("'title'");
        outcome.Failures[0].Remedy.ShouldContain("titel");
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("id,title\n")]
    public async Task Table_WithoutRows_IsListed(string text) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(text))).Failures.ShouldHaveSingleItem().Reason.ShouldBe("There is no row in the file.");

    [Test]
    public async Task Document_OfARowThatDidNotChange_KeepsItsHash()
    {
        var before = await ReadAsync("id,title\n1,One\n2,Two\n"u8.ToArray());
        var after = await ReadAsync("id,title\n0,New\n1,One\n2,Zwei\n"u8.ToArray());

        after.Documents[1].Hash.ShouldBe(before.Documents[0].Hash);
        after.Documents[2].Hash.ShouldNotBe(before.Documents[1].Hash);
        (await ReadAsync("id,title,x\n1,One\n"u8.ToArray())).Documents[0].Hash.ShouldNotBe(before.Documents[0].Hash);
    }

    [Test]
    public void Names_ThatAreTwiceOrMissing_AreTold()
    {
        var names = new ColumnNames(["", "a", "a", " b ", "a"]);

        names.All.ShouldBe(["#1", "a", "a (2)", "b", "a (3)"]);
        names.Find("#4").ShouldBe(3);
        names.Find("#6").ShouldBeNull();
        names.Find("c").ShouldBeNull();
    }

    [TestCase("Anna Maria Berg-Holm", "A.M.B.-H.")]
    [TestCase("Berg, Anna", "A.B.")]
    [TestCase("Tom O'Hara", "T.O.")]
    [TestCase("A.B.", "A.B.")]
    [TestCase("Élodie", "É.")]
    [TestCase("莫新国", "莫.")]
    [TestCase("17", "17")]
    public void Initials_OfAName_AreItsFirstLetters(string name, string expected) => Initials.Of(name).ShouldBe(expected);

    [TestCase("yyyy-mm-dd", true)]
    [TestCase("[$-407]d\\.\\ mmmm\\ yyyy", true)]
    [TestCase("0.00\" days\"", false)]
    [TestCase("[Red]0_y", false)]
    [TestCase("General", false)]
    [TestCase("h:mm", false)]
    public void Format_OfANumber_ShowsADateOrNot(string format, bool expected) => Workbook.ShowsDate(format).ShouldBe(expected);

    private static Task<ReadOutcome> ReadAsync(byte[] content, string name = "a.csv", string rows = "panes: []", string fields = "") =>
        ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml.Replace("ROWS", rows, StringComparison.Ordinal) + $"\n    {fields}\n"), content, name);
}
