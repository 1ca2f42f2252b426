using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Linkage;
using Shouldly;

namespace Sherloc.Core.Tests.Linkage;

public sealed class PairStatisticsTests
{
    [Test]
    public void EveryMeasure_OfATableByHand_IsRight()
    {
        var table = new PairTable("a", "b", 10, 20, 30, 40);

        PairStatistics.Support(table).ShouldBe(0.1);
        PairStatistics.Lift(table).ShouldNotBeNull().ShouldBe(10 * 100 / (30.0 * 40), 1e-14);
        var odds = PairStatistics.OddsRatio(table).ShouldNotBeNull();
        odds.Value.ShouldBe(10.5 * 40.5 / (20.5 * 30.5), 1e-12);
        var margin = 1.96 * Math.Sqrt((1 / 10.5) + (1 / 20.5) + (1 / 30.5) + (1 / 40.5));
        odds.Lower.ShouldBe(odds.Value * Math.Exp(-margin), 1e-4);
        odds.Upper.ShouldBe(odds.Value * Math.Exp(margin), 1e-4);
    }

    [TestCase(4, true)]
    [TestCase(5, false)]
    public void Pair_UnderFiveCommonRecords_HasOnlyCounts(int both, bool none)
    {
        var result = PairStatistics.Of([new PairTable("a", "b", both, 10, 10, 100)]).Single();

        (result.Lift is null, result.OddsRatio is null, result.P is null, result.Q is null).ShouldBe((none, none, none, none));
        result.Support.ShouldBe(both / (120.0 + both));
        result.Table.Both.ShouldBe(both);
    }

    [Test]
    public void Support_OfNoRecords_IsNotANumberMadeUp() =>
        PairStatistics.Support(new PairTable("a", "b", 0, 0, 0, 0)).ShouldBeNull();

    [Test]
    public void Of_CountsHiddenPairsInTheCorrection()
    {
        var shown = new PairTable("a", "b", 30, 10, 10, 100);
        var hidden = new PairTable("a", "c", 1, 39, 1, 109);

        var alone = PairStatistics.Of([shown])[0].Q!.Value;
        var together = PairStatistics.Of([shown, hidden])[0].Q!.Value;

        together.ShouldBe(2 * alone, alone * 1e-9);
    }

    [FsCheck.NUnit.Property]
    public Property Measures_WithAAndBExchanged_AreTheSame() => Prop.ForAll(Tables(), table =>
    {
        var other = table with { OnlyA = table.OnlyB, OnlyB = table.OnlyA };

        PairStatistics.Lift(other).ShouldBe(PairStatistics.Lift(table));
        (PairStatistics.OddsRatio(other)?.Value ?? 0).ShouldBe(PairStatistics.OddsRatio(table)?.Value ?? 0, 1e-9 * (PairStatistics.OddsRatio(table)?.Value ?? 1));
    });

    [FsCheck.NUnit.Property]
    public Property Measures_OfAnyTable_KeepTheirBounds() => Prop.ForAll(Tables(), table =>
    {
        PairStatistics.Support(table)?.ShouldBeInRange(0, 1);
        PairStatistics.Lift(table)?.ShouldBeGreaterThan(0);
        if (PairStatistics.OddsRatio(table) is { } odds)
        {
            double.IsFinite(odds.Value).ShouldBeTrue();
            odds.Lower.ShouldBeInRange(0, odds.Value);
            odds.Upper.ShouldBeGreaterThan(odds.Value);
        }
    });

    [FsCheck.NUnit.Property]
    public Property Lift_OfExactIndependence_IsOne() => Prop.ForAll(
        Gen.Choose(1, 40).Three().ToArbitrary(),
        numbers =>
        {
            // A rows of B columns in the same proportion everywhere.
            var (a, b, scale) = numbers;
            var table = new PairTable("a", "b", a * b * 5, a * scale * 5, b * scale * 5, scale * scale * 5);
            PairStatistics.Lift(table).ShouldNotBeNull().ShouldBe(1, 1e-12);
            FisherExact.TwoSided(table).ShouldBeGreaterThan(0.5);
        });

    [Test]
    public void Of_IndependentValues_FindsNothingInNineteenOfTwentyCollections()
    {
        var quiet = Enumerable.Range(0, 200).Count(seed =>
            PairStatistics.Of(Draw(new Random(seed), records: 400, odds: 1)).All(r => r.Q is null or > 0.05));

        quiet.ShouldBeGreaterThanOrEqualTo(190);
    }

    [Test]
    public void OddsRatio_PlantedFour_LiesInItsIntervalInNineteenOfTwentyCollections()
    {
        var inside = Enumerable.Range(0, 400).Count(seed =>
        {
            var planted = Draw(new Random(seed), records: 600, odds: 4)[0];
            var odds = PairStatistics.OddsRatio(planted).ShouldNotBeNull();
            return odds.Lower <= 4 && odds.Upper >= 4;
        });

        inside.ShouldBeInRange(368, 396);
    }

    /// <summary>Ten values, each on a share of the records; the second hangs on the first by the odds ratio given.</summary>
    private static List<PairTable> Draw(Random random, int records, double odds)
    {
        const int Values = 10;
        var has = new bool[records, Values];
        for (var r = 0; r < records; r++)
        {
            for (var v = 0; v < Values; v++)
            {
                var chance = 0.1 + (0.03 * v);
                has[r, v] = random.NextDouble() < (v == 1 && has[r, 0] ? chance * odds / (1 - chance + (chance * odds)) : chance);
            }
        }

        return
        [
            .. from a in Enumerable.Range(0, Values)
               from b in Enumerable.Range(a + 1, Values - a - 1)
               select new PairTable($"{a}", $"{b}", Count(a, b, true, true), Count(a, b, true, false), Count(a, b, false, true), Count(a, b, false, false)),
        ];

        long Count(int a, int b, bool hasA, bool hasB) => Enumerable.Range(0, records).Count(r => has[r, a] == hasA && has[r, b] == hasB);
    }

    private static Arbitrary<PairTable> Tables() => Gen.Choose(0, 500).ArrayOf(4)
        .Select(c => new PairTable("a", "b", c[0], c[1], c[2], c[3]))
        .ToArbitrary();
}
