using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Features.Convention;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Convention;

public sealed class PartyDatesTests
{
    private static readonly PartyStatus Status = new()
    {
        Instrument = "untoc",
        AsOf = PartialDate.Of(2006, 3),
        Source = new SourceReference { Title = "made for the test" },
        States =
        [
            State("CCC", signed: 2000, bound: 2005),
            State("AAA", signed: null, bound: 2003),
            State("BBB", signed: 2001, bound: null),
            State("DDD", signed: 2000, bound: 2003),
        ],
    };

    [Test]
    public void Parties_SignedOnly_IsNoParty()
    {
        Status.Parties().ShouldBe(3);
        Status.SignedOnly().ShouldBe(1);
    }

    [Test]
    public void ByYear_YearsWithoutAnAct_KeepTheNumber() =>
        Status.ByYear().ShouldBe([(2002, 0), (2003, 2), (2004, 2), (2005, 3), (2006, 3)]);

    [Test]
    public void ByYear_NobodyBound_IsEmpty() => (Status with { States = [State("BBB", 2001, null)] }).ByYear().ShouldBeEmpty();

    [Test]
    public void Sorted_ByDate_EndsWithWhoHasOnlySigned() => Sorted(byDate: true).ShouldBe(["AAA", "DDD", "CCC", "BBB"]);

    [Test]
    public void Sorted_ByName_IsAlphabetical() => Sorted(byDate: false).ShouldBe(["AAA", "BBB", "CCC", "DDD"]);

    private static IEnumerable<string> Sorted(bool byDate) => Status.Sorted(byDate, s => s.Country, StringComparer.Ordinal).Select(s => s.Country);

    private static StateStatus State(string country, int? signed, int? bound) => new()
    {
        Country = country,
        Name = country,
        Signed = signed is { } s ? PartialDate.Of(s) : null,
        Date = bound is { } b ? PartialDate.Of(b) : null,
        Act = bound is null ? null : ConsentAct.Ratification,
    };
}
