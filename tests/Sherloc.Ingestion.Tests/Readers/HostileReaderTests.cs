using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Readers.Xml;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>Files made to break a reader: none gets through, each refusal says where and why, and what to do.</summary>
public sealed class HostileReaderTests
{
    private static readonly string[] Readers = ["akoma-ntoso", "uslm", "html", "docx", "table", "json", "pdf", "markdown-law"];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static IRecordReader Reader(string name) => ReaderRuns.Reader($"name: s\ntitle: {{en: T}}\nkind: {(name is "uslm" or "markdown-law" ? "provision" : "case")}\ncountry: NOR\nlanguage: en\nreader: {name}\n{Mapping(name)}");

    private static string Mapping(string name) => name switch
    {
        "table" => "mapping: {fields: {key: {column: '#1'}, title: {column: '#1'}}}\n",
        "json" => "mapping: {fields: {key: {path: description}, title: {path: description}}}\n",
        "markdown-law" => "mapping: {dialect: laws-markdown}\n",
        _ => "",
    };

    [Test]
    public async Task Read_EveryHostileFile_AnswersInTime()
    {
        var files = Directory.GetFiles(ReaderRuns.Corpus("hostile"), "*", SearchOption.AllDirectories);
        var slowest = (Time: TimeSpan.Zero, File: "");
        foreach (var file in files)
        {
            foreach (var name in Readers)
            {
                var watch = Stopwatch.StartNew();
                var outcome = await ReaderRuns.ReadAsync(Reader(name), file);
                (outcome.Records.Count + outcome.Failures.Count).ShouldBeGreaterThan(0, file);
                outcome.Failures.ShouldAllBe(f => f.Line >= 0 && f.Reason.Length > 0 && f.Remedy.Length > 0 && !f.Remedy.Contains("report", StringComparison.Ordinal), file);
                watch.Elapsed.ShouldBeLessThan(Longest, $"{name} {file}");
                slowest = watch.Elapsed > slowest.Time ? (watch.Elapsed, $"{name} {file}") : slowest;
            }
        }

        TestContext.Out.WriteLine($"{files.Length} files, the slowest took {slowest.Time.TotalMilliseconds:0} ms: {slowest.File}");
        files.Length.ShouldBeGreaterThan(100);
    }

    [TestCase("<!DOCTYPE akomaNtoso [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><akomaNtoso>&b;</akomaNtoso>")]
    [TestCase("<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><akomaNtoso>&a;</akomaNtoso>")]
    [TestCase("<!DOCTYPE akomaNtoso SYSTEM \"http://127.0.0.1:5799/x.dtd\"><akomaNtoso/>")]
    public async Task Xml_WithADocumentType_IsRefused(string xml)
    {
        var failure = (await ReadAsync("akoma-ntoso", xml)).Failures.ShouldHaveSingleItem();

        failure.Line.ShouldBe(1);
        failure.Reason.ShouldContain("DOCTYPE");
        failure.Remedy.ShouldContain("Delete");
    }

    [Test]
    public async Task Xml_NestedAbsurdly_IsRefusedAtTheLine()
    {
        var deep = string.Concat(Enumerable.Repeat("<p>\n", 100_000));

        foreach (var place in new[] { "<act><meta>", "<act><body>", "<act><body><section>", "<judgment>", "<act><body>" + string.Concat(Enumerable.Repeat("<part>", 100_000)) })
        {
            var failure = (await ReadAsync("akoma-ntoso", $"<akomaNtoso>{place}{deep}")).Failures.ShouldHaveSingleItem();
            failure.Reason.ShouldBe("Elements are nested more than 200 levels deep.", place);
        }
    }

    [Test]
    public async Task Xml_InUtf16_IsReadAsSuch()
    {
        const string Xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><akomaNtoso><act><meta/><body><article eId=\"a1\"><num>1</num><content><p>Ø</p></content></article></body></act></akomaNtoso>";

        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader("name: s\ntitle: {en: T}\nreader: akoma-ntoso\n"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Xml)], "a.xml");

        outcome.Records.ShouldHaveSingleItem().Sections[0].Panes[0].Text.ShouldBe("Ø");
    }

    [TestCase("akoma-ntoso", "<akomaNtoso><judgment><meta></judgment>", "The XML cannot be read")]
    [TestCase("akoma-ntoso", "<akomaNtoso><judgment>\u0001</judgment></akomaNtoso>", "The XML cannot be read")]
    [TestCase("akoma-ntoso", "<html/>", "The file is not Akoma Ntoso")]
    [TestCase("uslm", "<akomaNtoso/>", "The file is not USLM")]
    [TestCase("akoma-ntoso", "", "The file is empty")]
    [TestCase("akoma-ntoso", "<akomaNtoso/>", "Nothing in the file is a record")]
    [TestCase("akoma-ntoso", "plain text", "The XML cannot be read")]
    [TestCase("docx", "PK\u0003\u0004 not a zip", "The file cannot be unpacked")]
    [TestCase("html", "<p> </p>", "There is no text in the file")]
    public async Task File_ThatIsNotWhatItSays_IsAFailure(string reader, string text, string reason)
    {
        var outcome = await ReadAsync(reader, text);

        outcome.Records.ShouldBeEmpty();
        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldStartWith(reason);
    }

    [Test]
    public async Task Xml_InBytesOfNoEncoding_IsAFailureAtItsLine()
    {
        var outcome = await ReaderRuns.ReadAsync(Reader("akoma-ntoso"), [.. "<akomaNtoso>\n<judgment>"u8, 0xC3, 0x28, .. "</judgment></akomaNtoso>"u8], "a.xml");

        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldStartWith("The XML cannot be read");
    }

    [TestCase("<div>", 300_000)]
    [TestCase("<b>", 100_000)]
    [TestCase("<table><tr><td>", 50_000)]
    [TestCase("<ul><li>", 50_000)]
    [TestCase("<svg>", 100_000)]
    public async Task Html_MadeDeep_IsRefusedInTime(string piece, int times)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await ReadAsync("html", "<body>" + string.Concat(Enumerable.Repeat(piece, times)) + "x");

        watch.Elapsed.ShouldBeLessThan(Longest);
        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldMatch("nested more than|open at once");
    }

    [Test]
    public async Task Html_InAnotherEncodingThanItSays_IsRefused()
    {
        var bytes = Encoding.Latin1.GetBytes("<meta charset=utf-8><p>Straße nach Göttingen, über München");

        (await ReaderRuns.ReadAsync(Reader("html"), bytes, "a.html")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("not in the encoding");
    }

    [Test]
    public async Task Html_InACodePage_IsReadInIt()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1251).GetBytes("<meta charset=windows-1251><p>Статья 1");

        (await ReaderRuns.ReadAsync(Reader("html"), bytes, "a.html")).Records.ShouldHaveSingleItem().Sections[0].Panes[0].Text.ShouldBe("Статья 1");
    }

    [Test]
    public async Task Docx_ThatUnpacksToTooMuch_IsRefusedBeforeItDoes()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var outcome = await ReaderRuns.ReadAsync(Reader("docx"), Bomb(400L * 1024 * 1024), "a.docx");

        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldContain("100 times its size");
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(500L * 1024 * 1024);
    }

    [Test]
    public async Task Docx_OfTooManyParts_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 6_000; i++)
            {
                archive.CreateEntry($"word/{i}.xml");
            }
        }

        (await ReaderRuns.ReadAsync(Reader("docx"), stream.ToArray(), "a.docx")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("more than 5000 parts");
    }

    [Test]
    public async Task Record_LongerThanTheLimit_IsRefusedAtItsLine()
    {
        var text = new string('a', BoundedXml.LongestRecord + 1);

        var failure = (await ReadAsync("akoma-ntoso", $"<akomaNtoso>\n<judgment><judgmentBody><p>{text}</p></judgmentBody></judgment></akomaNtoso>")).Failures.ShouldHaveSingleItem();

        failure.Line.ShouldBe(2);
        failure.Reason.ShouldContain("16 million characters");
    }

    [Test]
    public async Task Read_Cancelled_StopsWithinAFile()
    {
        using var stop = new CancellationTokenSource();
        var folder = Directory.CreateTempSubdirectory("sherloc-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.xml");
            await File.WriteAllTextAsync(path, "<akomaNtoso><judgment><judgmentBody>" + string.Concat(Enumerable.Repeat("<p>a</p>", 200_000)) + "</judgmentBody></judgment></akomaNtoso>");
            await stop.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var document in Reader("akoma-ntoso").ReadAsync(new SourceFile(path, "a.xml"), new SkippedParts(), stop.Token))
                {
                    document.Bind();
                }
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<ReadOutcome> ReadAsync(string reader, string text) => ReaderRuns.ReadAsync(Reader(reader), Encoding.UTF8.GetBytes(text), "a.xml");

    private static byte[] Bomb(long size)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            part.Write("<document><body>"u8);
            var block = Encoding.UTF8.GetBytes("<p><r><t>" + new string('a', 100_000) + "</t></r></p>");
            for (var written = 0L; written < size; written += block.Length)
            {
                part.Write(block);
            }
        }

        return stream.ToArray();
    }
}
