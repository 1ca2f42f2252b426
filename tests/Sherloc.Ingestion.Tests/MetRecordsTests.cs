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
        Prop.ForAll(Gen.ArrayOf(AnyId()).ToArbitrary(), ids =>
        {
            var (met, known) = (new MetRecords(), new Dictionary<RecordId, (int, int)>());
            return ids.Select((id, n) => (id, n)).All(at =>
            {
                (int, int)? expected = known.TryGetValue(at.id, out var first) ? first : null;
                known.TryAdd(at.id, (at.n, at.n + 1));
                return met.Contains(at.id) == expected.HasValue && met.Add(at.id, at.n, at.n + 1) == expected && met.Contains(at.id);
            });
        }));

    [Test]
    public void Add_OfMany_FindsEachWhereItWasMetFirst()
    {
        var met = new MetRecords();

        Numbers().ShouldAllBe(n => !met.Add(IdOf(n), n, n + 1).HasValue);

        Numbers().ShouldAllBe(n => Equals(met.Add(IdOf(n), 0, 0), new ValueTuple<int, int>(n, n + 1)));
        met.Contains(IdOf(Many)).ShouldBeFalse();
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(0, Many);

    private static RecordId IdOf(int n) => RecordId.From("s", $"r{n}");

    /// <summary>Few letters at the ends and none between: many alike, and many that begin or end alike.</summary>
    private static Gen<RecordId> AnyId() =>
        Gen.Elements('0', '1', 'z').ArrayOf(6).Select(letters => RecordId.Parse($"{letters[0]}{letters[1]}0000000000{letters[2]}{letters[3]}{letters[4]}{letters[5]}"));
}
