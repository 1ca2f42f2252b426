using System.Text.Json;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Backup;

/// <summary>deploy/backup and deploy/restore over the embedded pair.</summary>
public sealed class EmbeddedBackupTests : IDisposable
{
    private Installation source = null!;
    private string backup = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        source = new Installation();
        (await source.SherlocAsync("ingest")).Good();
        backup = (await source.BackupAsync(Path.Combine(source.Folder, "backups"))).Good();
    }

    public void Dispose() => source?.Dispose();

    [Test]
    public async Task Backup_RestoredElsewhere_AnswersTheSame()
    {
        using var target = new Installation();
        var restored = (await target.RestoreAsync(backup)).Good();

        var answer = await target.AnswerAsync();
        answer.ShouldBe(await source.AnswerAsync());
        (await target.ExportAsync()).ShouldBe(await source.ExportAsync());
        using var json = JsonDocument.Parse(answer);
        var total = json.RootElement.GetProperty("total").GetInt32();
        total.ShouldBeGreaterThan(5);
        restored.ShouldContain($"{total} of {total} records");
        (await File.ReadAllTextAsync(backup + ".manifest")).ShouldContain($"records={total}\n");
    }

    [Test]
    public async Task Backup_WhileTheSiteRuns_IsWhole()
    {
        await using var site = await WebProcess.StartAsync();
        using var operatorsShell = new Installation(("Data__Folder", site.Data));
        var made = (await operatorsShell.BackupAsync(operatorsShell.Folder)).Good();
        using var target = new Installation();
        (await target.RestoreAsync(made)).Good();

        var page = await site.Client.GetStringAsync(new Uri("/api/v1/search", UriKind.Relative));
        using var expected = JsonDocument.Parse(page);
        using var actual = JsonDocument.Parse(await target.AnswerAsync());
        actual.RootElement.GetProperty("total").GetInt32().ShouldBe(expected.RootElement.GetProperty("total").GetInt32());
    }

    [Test]
    public async Task Restore_OverRecords_AsksToBeToldSo()
    {
        using var target = new Installation();
        (await target.SherlocAsync("ingest", "made-records")).Good();
        var before = await target.AnswerAsync();

        var refused = await target.RestoreAsync(backup);
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("records already");
        (await target.AnswerAsync()).ShouldBe(before);

        (await target.RestoreAsync(backup, "--replace")).Good();
        (await target.AnswerAsync()).ShouldBe(await source.AnswerAsync());
    }

    [Test]
    public async Task Restore_OfAFileThatWasChanged_IsRefused()
    {
        using var target = new Installation();
        var damaged = Path.Combine(target.Folder, "damaged.db");
        File.Copy(backup, damaged);
        File.Copy(backup + ".manifest", damaged + ".manifest");
        await using (var file = File.OpenWrite(damaged))
        {
            file.Seek(-100, SeekOrigin.End);
            await file.WriteAsync("mischief"u8.ToArray());
        }

        var refused = await target.RestoreAsync(damaged);

        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("SHA-256");
        Directory.Exists(target.Environment["Data__Folder"]).ShouldBeFalse();
    }

    [Test]
    public async Task Restore_IntoAnotherKindOfStore_IsRefused()
    {
        using var target = new Installation(("Storage__Provider", "Postgres"), ("Storage__ConnectionString", "Host=localhost;Database=nothing"));

        var refused = await target.RestoreAsync(backup);

        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("The backup is of Sqlite");
    }

    [Test]
    public async Task Backup_OfNothing_FailsAndLeavesNothing()
    {
        using var empty = new Installation();
        var folder = Path.Combine(empty.Folder, "backups");

        var failed = await empty.BackupAsync(folder);

        failed.Code.ShouldBe(2);
        failed.Error.ShouldContain("There is no database");
        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    [Test]
    public async Task Backups_MoreThanAreKept_LoseTheOldest()
    {
        var folder = Path.Combine(source.Folder, "kept");
        Directory.CreateDirectory(folder);
        foreach (var old in new[] { "20200101T000000Z", "20210101T000000Z", "20220101T000000Z" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"sherloc-{old}.db"), "");
            await File.WriteAllTextAsync(Path.Combine(folder, $"sherloc-{old}.db.manifest"), "");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "of somebody else");
        var made = (await source.BackupAsync(folder, "--keep", "2")).Good();

        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "letter.txt", "sherloc-20220101T000000Z.db", "sherloc-20220101T000000Z.db.manifest", Path.GetFileName(made), Path.GetFileName(made) + ".manifest",
        ]);
    }
}
