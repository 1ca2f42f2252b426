using System.Data.Common;
using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Backup;

/// <summary>deploy/backup and deploy/restore over PostgreSQL, with databases of their own.</summary>
public sealed class PostgresBackupTests : IDisposable
{
    private static readonly string Cluster = Environment.GetEnvironmentVariable("SHERLOC_TEST_POSTGRES") ?? "";

    private readonly List<string> databases = [];
    private Installation source = null!;
    private string backup = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        if (Cluster.Length == 0)
        {
            Assert.Ignore("SHERLOC_TEST_POSTGRES is not set: backups of PostgreSQL were not tried. Set it to the connection string of a cluster in which databases may be created.");
        }

        if (!Command.Exists("pg_dump") || !Command.Exists("psql"))
        {
            Assert.Ignore("pg_dump or psql is not installed: backups of PostgreSQL were not tried (on Debian: sudo apt-get install postgresql-client).");
        }

        source = await InstallAsync();
        (await source.SherlocAsync("ingest")).Good();
        backup = (await source.BackupAsync(Path.Combine(source.Folder, "backups"))).Good();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        foreach (var database in databases) await QueryAsync("postgres", $"DROP DATABASE {database} WITH (FORCE)");
    }

    public void Dispose() => source?.Dispose();

    [Test]
    public async Task Backup_RestoredElsewhere_AnswersTheSame()
    {
        using var target = await InstallAsync();
        (await target.RestoreAsync(backup)).Good();

        (await target.AnswerAsync()).ShouldBe(await source.AnswerAsync());
        (await target.ExportAsync()).ShouldBe(await source.ExportAsync());
    }

    [Test]
    public async Task Restore_OverRecords_AsksToBeToldSoAndLeavesNothingOfThem()
    {
        using var target = await InstallAsync();
        (await target.SherlocAsync("ingest", "made-records")).Good();
        await QueryAsync(databases[^1], "CREATE TABLE of_a_newer_program (id integer)");

        var refused = await target.RestoreAsync(backup);
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("records already");

        (await target.RestoreAsync(backup, "--replace")).Good();
        (await target.AnswerAsync()).ShouldBe(await source.AnswerAsync());
        (await QueryAsync(databases[^1], "SELECT to_regclass('of_a_newer_program') IS NULL")).ShouldBe("t");
    }

    [Test]
    public async Task Restore_ThatBreaksInTheMiddle_LeavesWhatWasThere()
    {
        using var target = await InstallAsync();
        (await target.SherlocAsync("ingest", "made-records")).Good();
        var before = await target.ExportAsync();
        var broken = Path.Combine(target.Folder, "broken.sql.gz");
        var script = $"gunzip <'{backup}' | head -n -20 | {{ cat; echo 'SELECT 1/0;'; }} | gzip >'{broken}'; sed \"s/^sha256=.*/sha256=$(sha256sum <'{broken}' | cut -c1-64)/\" '{backup}.manifest' >'{broken}.manifest'";
        (await Command.RunAsync("bash", ["-c", script])).Good();

        var failed = await target.RestoreAsync(broken, "--replace");

        failed.Code.ShouldBe(2);
        failed.Error.ShouldContain("Nothing was restored.");
        (await target.ExportAsync()).ShouldBe(before);
    }

    private async Task<Installation> InstallAsync()
    {
        var name = $"sherloc_deploy_{Guid.NewGuid():N}";
        await QueryAsync("postgres", $"CREATE DATABASE {name}");
        databases.Add(name);
        var text = new DbConnectionStringBuilder { ConnectionString = Cluster, ["Database"] = name }.ConnectionString;
        return new Installation(("Storage__Provider", "Postgres"), ("Storage__ConnectionString", text));
    }

    private static async Task<string> QueryAsync(string database, string sql)
    {
        var cluster = new DbConnectionStringBuilder { ConnectionString = Cluster };
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["PGDATABASE"] = database };
        foreach (var (key, variable) in new[] { ("host", "PGHOST"), ("port", "PGPORT"), ("username", "PGUSER"), ("password", "PGPASSWORD") })
        {
            if (cluster.TryGetValue(key, out var value)) environment[variable] = (string)value;
        }

        return (await Command.RunAsync("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql], environment)).Good();
    }
}
