using System.Data.Common;
using NUnit.Framework;
using Sherloc.Core.Storage;
using Sherloc.Data.Storage;
using Shouldly;
using static Sherloc.Data.Tests.Storage.Samples;

namespace Sherloc.Data.Tests.Storage;

/// <summary>How every database comes to the program's version.</summary>
public abstract class MigratorContract
{
    private TestDatabase database = null!;

    protected abstract TestDatabase Create();

    [SetUp]
    public void SetUp() => database = Create();

    [TearDown]
    public void TearDown() => database?.Dispose();

    [Test]
    public void Migrations_AreNumberedWithoutAGap()
    {
        database.Dialect.Migrations.ShouldNotBeEmpty();
        database.Dialect.Migrations.Select(m => m.Number).ShouldBe(Enumerable.Range(1, database.Dialect.Migrations.Count));
    }

    [Test]
    public async Task Migrate_Fresh_NotesEveryStep()
    {
        await database.Records.MigrateAsync(None);

        (await VersionsAsync()).ShouldBe(database.Dialect.Migrations.Count);
    }

    [Test]
    public async Task Migrate_AlreadyCurrent_KeepsWhatIsThere()
    {
        await database.Records.MigrateAsync(None);
        await database.Records.ApplyAsync([Save(Case("a"))], None);

        await database.Records.MigrateAsync(None);

        (await VersionsAsync()).ShouldBe(database.Dialect.Migrations.Count);
        (await database.Records.GetAsync(Id("a"), None)).ShouldNotBeNull();
    }

    [Test]
    public async Task Migrate_NewerDatabase_IsRefusedWithBothVersions()
    {
        await database.Records.MigrateAsync(None);
        await database.ExecuteAsync("INSERT INTO schema_versions (number, name, applied) VALUES (97, '0097_future', '2030-01-01')");

        var refused = await Should.ThrowAsync<StoreVersionException>(() => database.Records.MigrateAsync(None));

        refused.Message.ShouldContain("version 97");
        refused.Message.ShouldContain($"up to {database.Dialect.Migrations.Count}");
        refused.Message.ShouldContain(database.Dialect.Place);
    }

    [Test]
    public async Task Migrate_StepThatFails_IsTakenBackWhole()
    {
        await database.Dialect.PrepareAsync(None);
        await database.ExecuteAsync("CREATE TABLE index_queue (mine INTEGER)");

        await Should.ThrowAsync<DbException>(() => database.Records.MigrateAsync(None));

        (await database.ColumnsAsync()).ShouldNotContain(c => c.StartsWith("records.", StringComparison.Ordinal));
    }

    [Test]
    public async Task Migrate_ManyAtOnce_EachStepOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => new Migrator(database.Dialect, database.Time).MigrateAsync(None))));

        (await VersionsAsync()).ShouldBe(database.Dialect.Migrations.Count);
        (await database.ScalarAsync<long>("SELECT count(*) FROM change_counter")).ShouldBe(1);
    }

    private Task<long> VersionsAsync() => database.ScalarAsync<long>("SELECT count(*) FROM schema_versions");
}
