using NUnit.Framework;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>What the files in <c>ingest/taxonomy</c> and <c>ingest/treaties</c> hold, counted against their sources.</summary>
public sealed class ShippedVocabularyTests
{
    private static readonly Vocabulary Shipped = Load();

    [TestCase("untoc", 41)]
    [TestCase("tip", 20)]
    [TestCase("som", 25)]
    [TestCase("firearms", 21)]
    public void Instrument_Articles_AreNumberedFromOneToTheLast(string instrument, int articles) =>
        Shipped.Instrument(instrument)!.Articles.Select(a => a.Number).ShouldBe(Enumerable.Range(1, articles));

    [Test]
    public void RelatedInstruments_AreReadWithTheConvention()
    {
        Shipped.RelatedInstruments.Count.ShouldBe(13);
        foreach (var instrument in Shipped.RelatedInstruments)
        {
            instrument.Articles.ShouldContain(a => a.ReadWith.Count > 0, instrument.Id);
            instrument.Articles.Select(a => a.Number).ShouldBeInOrder();
        }

        Shipped.RelatedArticles("untoc/6").ShouldContain("uncac/23");
    }

    [Test]
    public void Topics_AreSix_EachWithSearchesInSeveralDatabases() =>
        Shipped.Topics.Where(t => t.Searches.Select(s => s.Kind).Distinct().Count() >= 4).Count().ShouldBe(6);

    [Test]
    public void CrimeTypes_AreTheFifteen() => Shipped.CrimeTypes.Count.ShouldBe(15);

    /// <summary>Participants and acts that bind, as the depositary's tables of March 2015 have them.</summary>
    [TestCase("untoc", 185, 179)]
    [TestCase("tip", 167, 159)]
    [TestCase("som", 152, 138)]
    [TestCase("firearms", 123, 109)]
    public void PartyStatus_Participants_AreAllThere(string instrument, int participants, int bound)
    {
        var status = Shipped.Statuses[instrument];

        status.AsOf.ToString().ShouldBe("2015-03");
        (status.States.Count + status.Unreconciled.Count).ShouldBe(participants);
        (status.States.Count(s => s.Date is not null) + status.Unreconciled.Count(u => u.Date is not null)).ShouldBe(bound);
    }

    /// <summary>The list of those that no ISO code fits; a name that comes to it wants a look.</summary>
    [Test]
    public void PartyStatus_ParticipantsWithoutAnIsoCode_AreTheseOnly() =>
        Shipped.Statuses.Values.SelectMany(s => s.Unreconciled.Select(u => $"{s.Instrument}: {u.Name}")).Order(StringComparer.Ordinal)
            .ShouldBe(["firearms: European Union", "som: European Union", "tip: European Union", "untoc: European Union"]);

    [Test]
    public void PartyStatus_States_AreCountriesOfTheVocabularyAndNamedOnce()
    {
        foreach (var status in Shipped.Statuses.Values)
        {
            status.States.Select(s => s.Country).Distinct().Count().ShouldBe(status.States.Count, status.Instrument);
            status.States.ShouldAllBe(s => Shipped.Country(s.Country) != null);
        }
    }

    private static Vocabulary Load()
    {
        var (vocabulary, failures) = VocabularyReader.Load(new IngestFolder(Repository.Ingest));
        failures.ShouldBeEmpty();
        return vocabulary!;
    }
}
