using NUnit.Framework;
using Sherloc.Core.Linkage;
using Shouldly;

namespace Sherloc.Core.Tests.Linkage;

public sealed class FalseDiscoveryTests
{
    /// <summary>The fifteen p-values of the example in Benjamini and Hochberg 1995, where a rate of 5 % keeps four.</summary>
    private static readonly double[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

    [Test]
    public void BenjaminiHochberg_PublishedExample_KeepsFour()
    {
        var q = FalseDiscovery.BenjaminiHochberg(Published);

        q.Count(v => v <= 0.05).ShouldBe(4);
        q[0].ShouldBe(0.0015, 1e-12);
        q[3].ShouldBe(0.0095 * 15 / 4, 1e-12);
        q[5].ShouldBe(0.0298 * 15 / 7, 1e-12, "its own 0.0278·15/6 is more than the next one's");
        q[14].ShouldBe(1);
    }

    [FsCheck.NUnit.Property]
    public void BenjaminiHochberg_AnyValues_KeepTheirOrderAndBounds(uint[] numbers)
    {
        var p = numbers.Select(n => (double)n / uint.MaxValue).ToArray();

        var q = FalseDiscovery.BenjaminiHochberg(p);

        q.Count.ShouldBe(p.Length);
        for (var i = 0; i < p.Length; i++)
        {
            q[i].ShouldBeInRange(p[i], 1);
            q.Zip(p).ShouldAllBe(o => o.Second < p[i] ? o.First <= q[i] : o.First >= q[i] || o.Second == p[i]);
        }
    }

    [FsCheck.NUnit.Property]
    public void BenjaminiHochberg_Shuffled_GivesEachItsOwn(uint[] numbers)
    {
        var p = numbers.Select(n => (double)n / uint.MaxValue).ToArray();

        var straight = FalseDiscovery.BenjaminiHochberg(p);
        var turned = FalseDiscovery.BenjaminiHochberg([.. p.Reverse()]);

        turned.Reverse().ShouldBe(straight);
    }

    [Test]
    public void BenjaminiHochberg_OfOneOrNone_IsItself()
    {
        FalseDiscovery.BenjaminiHochberg([]).ShouldBeEmpty();
        FalseDiscovery.BenjaminiHochberg([0.03]).ShouldBe([0.03]);
    }
}
