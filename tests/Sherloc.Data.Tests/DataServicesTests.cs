using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Data.Search;
using Sherloc.Data.Storage;
using Shouldly;

namespace Sherloc.Data.Tests;

public sealed class DataServicesTests
{
    [Test]
    public void Defaults_AreSqliteInTheDataFolder()
    {
        using var services = Build([]);

        services.GetRequiredService<SqlDialect>().Place.ShouldBe(Path.GetFullPath(Path.Combine("data", "sherloc.db")));
        services.GetRequiredService<IRecordStore>().ShouldBeOfType<RecordStore>();
        services.GetRequiredService<IIndexQueue>().ShouldBeOfType<IndexQueue>();
        services.GetRequiredService<IRunStore>().ShouldBeOfType<RunStore>();
    }

    [Test]
    public void DataFolder_IsWhereTheDatabaseIs()
    {
        var folder = Path.Combine(Path.GetTempPath(), "a folder; with = signs");
        using var services = Build(new() { ["Data:Folder"] = folder });

        services.GetRequiredService<SqlDialect>().Place.ShouldBe(Path.Combine(folder, "sherloc.db"));
    }

    [Test]
    public async Task SearchIndex_IsTheEmbeddedOneInTheDataFolder()
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-").FullName;
        try
        {
            await using var services = Build(new() { ["Data:Folder"] = folder });

            var status = await services.GetRequiredService<ISearchIndex>().StatusAsync(CancellationToken.None);

            status.Provider.ShouldBe(SearchOptions.SqliteFts);
            Directory.EnumerateFileSystemEntries(folder).ShouldNotBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void ConnectionString_WinsOverTheFolder()
    {
        using var services = Build(new() { ["Storage:ConnectionString"] = "Data Source=/srv/law.db", ["Data:Folder"] = "elsewhere" });

        services.GetRequiredService<SqlDialect>().Place.ShouldBe("/srv/law.db");
    }

    [TestCase("Storage:Provider", "postgres", "'Sqlite' and 'Postgres'")]
    [TestCase("Storage:Provider", "Oracle", "'Sqlite'")]
    [TestCase("Storage:ConnectionString", "Host=db", "Data Source=")]
    [TestCase("Storage:ConnectionString", "Data Source=:memory:", "names no file")]
    [TestCase("Search:Provider", "Elasticsearch", "Search:Addresses is empty")]
    [TestCase("Search:Provider", "Lucene", "'SqliteFts'")]
    [TestCase("Data:Folder", " ", "'data'")]
    public void WrongValue_IsRefusedAtStartNamingTheKey(string key, string value, string said)
    {
        using var services = Build(new() { [key] = value });

        var message = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;

        message.ShouldContain(key);
        message.ShouldContain(said);
        if (key != "Storage:ConnectionString")
        {
            message.ShouldContain($"'{value}'");
        }
    }

    [Test]
    public void ConnectionString_InAMessage_TellsNoPassword()
    {
        using var services = Build(new() { ["Storage:ConnectionString"] = "Data Source=a.db;Passwort=secret-word" });

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Message.ShouldNotContain("secret-word");
    }

    [Test]
    public void Postgres_IsChosenByConfigurationAlone()
    {
        using var services = Build(new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = "Host=db;Database=law;Username=u;Password=secret-word" });

        services.GetRequiredService<IStartupValidator>().Validate();

        services.GetRequiredService<SqlDialect>().Place.ShouldBe("law on db:5432");
    }

    [TestCase("", "is empty")]
    [TestCase("Database=law", "names no host")]
    [TestCase("Host=db", "names no database")]
    [TestCase("Data Source=law.db;Cache=Shared", "not one of PostgreSQL")]
    [TestCase("Host=db;Database=law;Passwort=secret-word", "not one of PostgreSQL")]
    public void Postgres_WithAConnectionStringThatCannotBe_IsRefusedAtStart(string connectionString, string said)
    {
        using var services = Build(new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = connectionString });

        var message = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;

        message.ShouldContain("Storage:ConnectionString");
        message.ShouldContain(said);
        message.ShouldContain("'Host=");
        message.ShouldNotContain("secret-word");
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSherlocData(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
