using NUnit.Framework;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Pdf;

/// <summary>The PDF files of the corpus: three laws, one of them pictures of its pages.</summary>
public sealed class PdfCorpusTests
{
    [TestCase("Bonded_Labour_System_Abolition_Act_1992.pdf", 21)]
    [TestCase("The_Investigation_for_Fair_Trial_Act_2013.pdf", 39)]
    public async Task Law_OfTheCorpus_HasItsSections(string name, int sections)
    {
        var outcome = await ReadAsync(name);

        outcome.Failures.ShouldBeEmpty();
        TestContext.Out.WriteLine(string.Join(' ', outcome.Records.Select(r => r.Key)));
        var numbers = outcome.Records.Cast<Core.Records.LegislationProvision>().Select(p => p.Number).ToHashSet(StringComparer.Ordinal);
        Enumerable.Range(1, sections).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Except(numbers, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Test]
    public async Task Law_OfScannedPages_IsListed() =>
        (await ReadAsync("Prevention_of_Trafficking_in_Persons_Act_2018.pdf")).Failures.ShouldHaveSingleItem().Reason.ShouldContain("pages are pictures");

    private static async Task<ReadOutcome> ReadAsync(string name)
    {
        var folder = Path.Combine(ReaderRuns.Corpus("legislation"), "NoorusSabahh+ITA-rag-mini-project/women_laws_pdfs");
        PdfReaderTests.NeedsTool();
        return await ReaderRuns.ReadAsync(ReaderRuns.Reader(PdfReaderTests.Law), Path.Combine(folder, name));
    }
}
