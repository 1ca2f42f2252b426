using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Ingestion.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

public sealed class FileHashTests
{
    private const string File = "abc";

    [Test]
    public void IsWhole_OfAllParts_IsTrueWhateverTheirOrder() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), count => FileHash.IsWhole(File, Parts(count).Reverse().Append("other:0.").Append("x"))));

    [Test]
    public void IsWhole_WithoutOne_IsFalse() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 40).SelectMany(count => Gen.Choose(0, count - 1).Select(missing => (count, missing))).ToArbitrary(), pair =>
            !FileHash.IsWhole(File, Parts(pair.count).Where((_, i) => i != pair.missing))));

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("abc:")]
    [TestCase("abc:x.")]
    [TestCase("abcd:0.")]
    [TestCase("abc:-1.")]
    public void IsPart_OfAnythingElse_IsFalse(string hash) => FileHash.IsPart(File, hash).ShouldBeFalse();

    private static IEnumerable<string> Parts(int count) => Enumerable.Range(0, count).Select(i => FileHash.Part(File, i, i == count - 1));
}
