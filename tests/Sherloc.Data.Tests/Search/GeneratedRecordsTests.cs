using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public sealed class GeneratedRecordsTests
{
    [Test]
    public async Task JsonLines_ReadBack_AreTheSameRecords()
    {
        var path = Path.GetTempFileName();
        try
        {
            await GeneratedDocuments.WriteJsonLinesAsync(path, seed: 2, 200, CancellationToken.None);
            var lines = await File.ReadAllLinesAsync(path);

            lines.Select(l => RecordJson.Write(RecordJson.Read(l))).ShouldBe(lines);
            lines.Select(l => RecordJson.Read(l).Kind).Distinct().Count().ShouldBe(Enum.GetValues<RecordKind>().Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Make_SameSeedAndNumber_GivesTheSameRecord()
    {
        RecordJson.Write(new GeneratedRecords(3).Make(17)).ShouldBe(RecordJson.Write(new GeneratedRecords(3).Make(17)));
        RecordJson.Write(new GeneratedRecords(3).Make(17)).ShouldNotBe(RecordJson.Write(new GeneratedRecords(4).Make(17)));
    }
}
