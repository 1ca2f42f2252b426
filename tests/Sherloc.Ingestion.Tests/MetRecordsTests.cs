using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

public sealed class MetRecordsTests
{
    private const int Many = 20_000;

    [Test]
    public void Add_OfAnyIds_AnswersWhatADictionaryWould() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.ArrayOf(AnyId().Zip(AnyPlace())).ToArbitrary(), found =>
        {
            var (met, known) = (new MetRecords(), new Dictionary<RecordId, (int, int)>());
            return found.All(one =>
            {
                var (id, (file, line)) = one;
                (int, int)? expected = known.TryGetValue(id, out var first) ? first : null;
                known.TryAdd(id, (file, line));
                return met.Contains(id) == expected.HasValue && met.Add(id, file, line) == expected && met.Contains(id);
            });
        }));

    /// <param name="inOne">In files of so many lines.</param>
    [TestCase(1)]
    [TestCase(9)]
    [TestCase(Many)]
    public void Add_OfMany_FindsEachWhereItWasMetFirst(int inOne)
    {
        var met = new MetRecords();

        Numbers().ShouldAllBe(n => !met.Add(IdOf(n), n / inOne, (n % inOne) + 1).HasValue);

        Numbers().ShouldAllBe(n => Equals(met.Add(IdOf(n), 0, 0), new ValueTuple<int, int>(n / inOne, (n % inOne) + 1)));
        met.Contains(IdOf(Many)).ShouldBeFalse();
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(0, Many);

    private static RecordId IdOf(int n) => RecordId.From("s", $"r{n}");

    /// <summary>Few files and lines: now one after the other, now not; 0 is the line of what could not be read.</summary>
    private static Gen<(int File, int Line)> AnyPlace() => Gen.Choose(0, 1).Zip(Gen.Choose(0, 3));

    /// <summary>Few letters at the ends and none between: many alike, and many that begin or end alike.</summary>
    private static Gen<RecordId> AnyId() =>
        Gen.Elements('0', '1', 'z').ArrayOf(6).Select(letters => RecordId.Parse($"{letters[0]}{letters[1]}0000000000{letters[2]}{letters[3]}{letters[4]}{letters[5]}"));
}
