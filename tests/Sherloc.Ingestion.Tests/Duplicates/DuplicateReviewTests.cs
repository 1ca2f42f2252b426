using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Duplicates;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Duplicates;

public sealed class DuplicateReviewTests
{
    [Test]
    public void Review_SameIdentifierInAnotherSource_IsProposedWithItsEvidence()
    {
        var first = Case("a", "one", "Case of A.B.") with { Identifiers = [Identifier(IdentifierScheme.NeutralCitation, "[2019] EWCA Crim 12")] };
        var second = Case("b", "two", "Another name") with { Identifiers = [Identifier(IdentifierScheme.NeutralCitation, "(2019) ewca crim 12")] };

        var finding = Review(first, second).ShouldHaveSingleItem();

        finding.Key.ShouldBe("two");
        finding.Reason.ShouldContain("a/one");
        finding.Reason.ShouldContain("ewca crim 12");
        finding.Remedy.ShouldContain("related");
    }

    [Test]
    public void Review_SameDocketInTheSameCountry_IsProposed()
    {
        var first = Case("a", "one", "State v. A.B.") with { Proceedings = [new Proceeding { Stage = CourtLevel.Final, Docket = "12/345" }] };
        var second = Case("b", "two", "The Cocaine Case") with { Identifiers = [Identifier(IdentifierScheme.Docket, "12-345")] };

        Review(first, second).ShouldHaveSingleItem().Reason.ShouldContain("docket");
        Review(first, second with { Country = "NOR" }).ShouldBeEmpty();
    }

    [TestCase("R v Smith and Jones", "R. v. Jones & Smith", true)]
    [TestCase("R v Smith and Jones", "R v Smith and Brown", false)]
    [TestCase("Application", "Application", false)]
    public void Review_Titles_AreComparedByTheirWords(string one, string other, bool proposed) =>
        (Review(Case("a", "one", one), Case("b", "two", other)).Count == 1).ShouldBe(proposed);

    [Test]
    public void Review_SectionsOfOneLaw_AreToldApartByTheirNumbers()
    {
        var first = Provision("a", "1", "§ 1");

        Review(first, Provision("b", "2", "§ 2")).ShouldBeEmpty();
        Review(first, Provision("b", "2", "§1")).ShouldHaveSingleItem().Reason.ShouldContain("title");
    }

    [Test]
    public void Review_OneSourceOrKnownRelation_IsNotProposed()
    {
        var first = Case("a", "one", "State v. Alpha and Beta");

        Review(first, Case("a", "two", "State v. Alpha and Beta")).ShouldBeEmpty();
        Review(first, Case("b", "two", "State v. Alpha and Beta") with { Related = [new Relation { To = "a/one" }] }).ShouldBeEmpty();
        Review(first with { Related = [new Relation { To = "b/two" }] }, Case("b", "two", "State v. Alpha and Beta")).ShouldBeEmpty();
    }

    [Test]
    public async Task Check_WithTheReview_ListsTheSecondFile()
    {
        using var ingest = new TestIngest();
        ingest.Source("a");
        ingest.Source("b");
        ingest.Write("sources/a/records/x.md", Samples.Publication("x", more: "identifiers: [{scheme: isbn, value: \"978-0-00-000000-0\"}]"));
        ingest.Write("sources/b/records/y.md", Samples.Publication("y", more: "identifiers: [{scheme: isbn, value: \"9780000000000\"}]"));

        var result = await IngestCheck.RunAsync(ingest.Folder, TimeProvider.System, new DuplicateReview().Review, CancellationToken.None);

        var finding = result.Failures.ShouldHaveSingleItem();
        finding.File.ShouldBe("sources/b/records/y.md");
        finding.Reason.ShouldContain("sources/a/records/x.md");
        result.Records.ShouldBe(2);
    }

    private static List<Core.Storage.IngestFailure> Review(params Record[] records)
    {
        var review = new DuplicateReview();
        return [.. records.SelectMany(r => review.Review(r, r.Key + ".md", new FieldMap(1)).ToList())];
    }

    private static Identifier Identifier(IdentifierScheme scheme, string value) => new() { Scheme = scheme, Value = value };

    private static CaseSummary Case(string source, string key, string title) => new()
    {
        Source = source,
        Key = key,
        Country = "FRA",
        Titles = [new LocalText { Language = "en", Text = title }],
    };

    private static LegislationProvision Provision(string source, string key, string number) => new()
    {
        Source = source,
        Key = key,
        Country = "FRA",
        Number = number,
        Law = new Law { Titles = [new LocalText { Language = "en", Text = "Example Penal Code" }] },
        Titles = [new LocalText { Language = "en", Text = "Laundering of proceeds of crime" }],
    };
}
