using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Core.Tests.Records;

public sealed class RecordIdTests
{
    [Test]
    public void Number_HasTheBitsOfTheLetters()
    {
        RecordId.Parse("0000000000000001").Number.ShouldBe(UInt128.One);
        RecordId.Parse("zzzzzzzzzzzzzzzz").Number.ShouldBe((UInt128.One << 80) - 1);
        RecordId.Parse("1000000000000000").Number.ShouldBe(UInt128.One << 75);
    }

    [Test]
    public void Number_OfManyIds_IsOrderedAsTheyAre()
    {
        var ids = Enumerable.Range(0, 1_000).Select(n => RecordId.From("s", $"k{n}")).ToList();
        ids.OrderBy(i => i.Number).ShouldBe(ids.Order());
        ids.DistinctBy(i => i.Number).Count().ShouldBe(ids.Count);
    }
}
