using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public sealed class GeneratedRecordsTests
{
    [Test]
    public void Json_ReadBack_IsTheSameRecord()
    {
        var lines = new GeneratedRecords(2).Take(200).Select(RecordJson.Write).ToList();

        lines.Select(l => RecordJson.Write(RecordJson.Read(l))).ShouldBe(lines);
        lines.Select(l => RecordJson.Read(l).Kind).Distinct().Count().ShouldBe(Enum.GetValues<RecordKind>().Length);
    }

    [Test]
    public void Make_SameSeedAndNumber_GivesTheSameRecord()
    {
        RecordJson.Write(new GeneratedRecords(3).Make(17)).ShouldBe(RecordJson.Write(new GeneratedRecords(3).Make(17)));
        RecordJson.Write(new GeneratedRecords(3).Make(17)).ShouldNotBe(RecordJson.Write(new GeneratedRecords(4).Make(17)));
    }
}
