using System.Globalization;
using NUnit.Framework;
using Sherloc.Ingestion.Sources;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

public sealed class IngestCheckTests
{
    [Test]
    public async Task Check_EverythingInTheRepository_IsGood()
    {
        var result = await IngestCheck.RunAsync(new IngestFolder(Repository.Ingest), TimeProvider.System, null, CancellationToken.None);

        string.Join('\n', result.Failures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.File}:{f.Line} [{f.Field}] {f.Reason} {f.Remedy}"))).ShouldBeEmpty();
        result.Files.ShouldBeGreaterThan(10);
    }

    [Test]
    public async Task Check_BadRecordAndBadSource_NamesThemWithinTheFolder()
    {
        using var ingest = new TestIngest();
        ingest.Source("s");
        ingest.Write("sources/s/records/a.md", Samples.Publication("a"));
        ingest.Write("sources/s/records/b.md", Samples.Publication("b", more: "crimes: [sorcery]"));
        ingest.Write("sources/s/records/c.md", Samples.Publication("a"));
        ingest.Write("sources/t/source.yaml", "name: u\ntitle: {en: T}\nreader: markdown\nfiles: [../x.md]\ntimeZone: Mars\nschedule: daily\n");

        var result = await IngestCheck.RunAsync(ingest.Folder, TimeProvider.System, null, CancellationToken.None);

        result.Records.ShouldBe(1);
        result.Failures.Select(f => (f.File, f.Line, f.Field)).ShouldBe(
        [
            ("sources/s/records/b.md", 8, "crimes[0]"),
            ("sources/s/records/c.md", 3, "key"),
            ("sources/t/source.yaml", 1, "name"),
            ("sources/t/source.yaml", 4, "files[0]"),
            ("sources/t/source.yaml", 5, "timeZone"),
            ("sources/t/source.yaml", 6, "schedule"),
        ]);
    }
}
