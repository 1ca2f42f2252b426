using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Linkage;
using Shouldly;

namespace Sherloc.Core.Tests.Linkage;

public sealed class FisherExactTests
{
    // Counted by hand from binomial coefficients. The first is Fisher's tea (The Design of Experiments, 1935, chapter II), the third
    // his twins (Journal of the Royal Statistical Society 98, 1935): R's fisher.test gives 0.4857 and 0.0005367 for them.
    [TestCase(3, 1, 1, 3, 34, 70)]
    [TestCase(4, 0, 0, 4, 2, 70)]
    [TestCase(2, 15, 10, 3, 46_423, 86_493_225)]
    [TestCase(8, 2, 1, 5, 400, 11_440)]
    public void TwoSided_KnownTable_IsTheFractionOfTables(int a, int b, int c, int d, long extreme, long all) =>
        FisherExact.TwoSided(new PairTable("a", "b", a, b, c, d)).ShouldBe((double)extreme / all, 1e-14);

    [TestCase(0, 0, 0, 0)]
    [TestCase(0, 0, 5, 9)]
    [TestCase(7, 0, 0, 0)]
    [TestCase(0, 100_000, 0, 0)]
    public void TwoSided_OnlyOneTablePossible_IsCertain(int a, int b, int c, int d) =>
        FisherExact.TwoSided(new PairTable("a", "b", a, b, c, d)).ShouldBe(1);

    [FsCheck.NUnit.Property]
    public Property TwoSided_EveryTable_IsWhatWholeNumbersGive() => Prop.ForAll(Tables(12), table =>
        FisherExact.TwoSided(table).ShouldBe(Exact(table), 1e-12));

    [FsCheck.NUnit.Property]
    public Property TwoSided_TurnedTable_IsTheSame() => Prop.ForAll(Tables(3_000), table =>
    {
        var p = FisherExact.TwoSided(table);
        p.ShouldBeInRange(0, 1);
        FisherExact.TwoSided(table with { OnlyA = table.OnlyB, OnlyB = table.OnlyA }).ShouldBe(p, (1e-9 * p) + 1e-300);
        FisherExact.TwoSided(new PairTable("a", "b", table.OnlyA, table.Both, table.Neither, table.OnlyB)).ShouldBe(p, (1e-9 * p) + 1e-300);
    });

    [Test]
    public void TwoSided_LargeTable_HoldsTwelveDigits()
    {
        var table = new PairTable("a", "b", 330, 670, 2_600, 6_400);

        FisherExact.TwoSided(table).ShouldBe(Exact(table), 1e-12);
    }

    [Test]
    public void TwoSided_BeyondADouble_IsZeroAndNotNoNumber() =>
        FisherExact.TwoSided(new PairTable("a", "b", 50_000, 0, 0, 50_000)).ShouldBe(0);

    [Test]
    public void TwoSided_ExactIndependenceInAHundredThousand_IsCertain() =>
        FisherExact.TwoSided(new PairTable("a", "b", 20_000, 20_000, 30_000, 30_000)).ShouldBe(1, 1e-12);

    /// <summary>All tables with the margins, counted in whole numbers of any size.</summary>
    private static double Exact(PairTable table)
    {
        var (a, b) = (table.Both + table.OnlyA, table.Both + table.OnlyB);
        var tables = Enumerable.Range(0, (int)Math.Min(a, b) + 1)
            .Where(x => table.N - a - b + x >= 0)
            .Select(x => (X: x, Ways: Choose(a, x) * Choose(table.N - a, b - x)))
            .ToList();
        var observed = tables.Single(t => t.X == table.Both).Ways;
        var extreme = tables.Where(t => t.Ways <= observed).Aggregate(BigInteger.Zero, (sum, t) => sum + t.Ways);
        var all = tables.Aggregate(BigInteger.Zero, (sum, t) => sum + t.Ways);
        return (double)(extreme * BigInteger.Pow(10, 30) / all) / 1e30;
    }

    private static BigInteger Choose(long n, long k)
    {
        var result = BigInteger.One;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
        {
            result = result * (n - i + 1) / i;
        }

        return k < 0 || k > n ? BigInteger.Zero : result;
    }

    private static Arbitrary<PairTable> Tables(int most) => Gen.Choose(0, most).ArrayOf(4)
        .Select(c => new PairTable("a", "b", c[0], c[1], c[2], c[3]))
        .ToArbitrary();
}
