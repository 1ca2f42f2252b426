using System.Diagnostics;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Readers.Pdf;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Pdf;

public sealed class PdfReaderTests
{
    internal const string Law = """
        name: s
        title: {en: T}
        kind: provision
        country: NOR
        language: en
        reader: pdf
        files: ["*.pdf"]
        mapping:
          outline:
            - {level: section, provision: true, pattern: '^(?<number>[0-9]+[A-Z]?)[.] ?(?<heading>[A-Z][^.—_]*)(?:[.][—_-]*|_+)'}
        """;

    private static readonly string[][] Pages =
    [
        ["SHIPS ACT", "", "1. Names.-A ship has a name that every-", "body can read and", "", "Gazette 1"],
        ["that is painted on both sides.", "", "2. Crews.-(1) A crew has papers.", "(2) Papers are shown.", "", "Gazette 2"],
        ["3. Ports.-A port has a master.", "", "Gazette 3"],
    ];

    [Test]
    public async Task Law_WithHeadingsThatRunOn_BecomesItsSections()
    {
        NeedsTool();
        var outcome = await ReaderRuns.ReadAsync(ReaderRuns.Reader(Law), TestPdf.Of(Pages), "ships.pdf");

        outcome.Failures.ShouldBeEmpty();
        var sections = outcome.Records.Cast<LegislationProvision>().ToList();
        sections.Select(s => s.Number + "|" + s.Title.Text).ShouldBe(["SHIPS ACT|SHIPS ACT", "1|Names", "2|Crews", "3|Ports"], "What stands above the first section is a record of its own.");
        Text(sections[1]).ShouldBe("A ship has a name that everybody can read and that is painted on both sides.");
        Text(sections[2]).ShouldBe("(1) A crew has papers.\n\n(2) Papers are shown.");
        sections[3].Law.Titles[0].Text.ShouldBe("SHIPS ACT");
        outcome.Skipped.All.ShouldHaveSingleItem().Count.ShouldBe(3);
        outcome.Documents.Select(d => d.Line).ShouldBe([1, 1, 2, 3], "The line is the page.");
    }

    [Test]
    public async Task Pdf_WithoutText_IsListed()
    {
        NeedsTool();
        (await ReadAsync(TestPdf.Of([[]]))).Reason.ShouldContain("pages are pictures");
    }

    [Test]
    public async Task Pdf_ThatIsBroken_IsListedWithWhatTheProgramSays()
    {
        NeedsTool();
        var failure = await ReadAsync("%PDF-1.4\nand nothing more"u8.ToArray());

        failure.Reason.ShouldStartWith("The PDF cannot be read: ");
        failure.Reason.ShouldContain("trailer");
    }

    [Test]
    public async Task File_ThatIsNoPdf_IsListed() => (await ReadAsync("<html>"u8.ToArray())).Reason.ShouldBe("The file is no PDF.");

    [Test]
    public async Task Program_ThatIsNotInstalled_IsNamedWithHowToGetIt()
    {
        var failure = await ReadAsync(TestPdf.Of(Pages), "/nowhere/pdftotext");

        failure.Reason.ShouldContain("not installed");
        failure.Remedy.ShouldContain("apt-get install poppler-utils");
    }

    [TestCase("exec sleep 60 &\nsleep 60")]
    [TestCase("while true; do echo text; done > /dev/null")]
    public async Task Run_ThatIsCancelled_KillsTheProgramAtOnce(string script)
    {
        using var program = new Program(script);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(() => Task.Run(() => new PdfText(program.Path).Read(program.Path, cancel.Token)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [TestCase("while true; do echo a line of text that comes again and again and again; done", "32 MB of text")]
    [TestCase("while true; do :; done", "seconds of computing", Category = "Slow")]
    [TestCase("echo 'Out of memory' >&2; exit 1", "MB of memory")]
    [TestCase("echo Incorrect password >&2; exit 1", "Incorrect password")]
    [TestCase("exit 3", "ended with code 3")]
    public async Task Program_ThatPassesALimitOrFails_IsListedWithTheReason(string script, string reason)
    {
        using var program = new Program(script);

        (await ReadAsync(TestPdf.Of(Pages), program.Path)).Reason.ShouldContain(reason);
    }

    [Test]
    public async Task Program_ThatWritesAFile_IsKeptFromIt()
    {
        using var program = new Program("echo stolen > \"$0.out\"; echo text");

        await ReadAsync(TestPdf.Of(Pages), program.Path);
        (File.Exists(program.Path + ".out") ? new FileInfo(program.Path + ".out").Length : 0).ShouldBe(0);
    }

    private static async Task<Sherloc.Core.Storage.IngestFailure> ReadAsync(byte[] pdf, string tool = "pdftotext") =>
        (await ReaderRuns.ReadAsync(RecordReaders.For(ReaderRuns.Input(ReaderRuns.Source(Law)) with { PdfToText = tool }), pdf, "a.pdf")).Failures.ShouldHaveSingleItem();

    private static string Text(LegislationProvision provision) => provision.Sections.ShouldHaveSingleItem().Panes.ShouldHaveSingleItem().Text;

    internal static void NeedsTool()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, "pdftotext"))))
        {
            Assert.Ignore("pdftotext is not installed: PDF files were not read (on Debian: sudo apt-get install poppler-utils).");
        }
    }

    /// <summary>A script in the place of pdftotext.</summary>
    private sealed class Program : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sherloc-test-");

        public Program(string script)
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Ignore("The program is a script for a shell, which Windows lacks.");
            }
            else
            {
                File.WriteAllText(Path, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
                File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        public string Path => System.IO.Path.Combine(folder.FullName, "tool");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
