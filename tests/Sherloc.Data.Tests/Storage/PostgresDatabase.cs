using Npgsql;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Data.Storage;
using Sherloc.Data.Storage.Postgres;
using Sherloc.Testing.Servers;

namespace Sherloc.Data.Tests.Storage;

public sealed class PostgresDatabase : TestDatabase
{
    private readonly ServerDatabase server;

    public PostgresDatabase(string encoding = "UTF8")
    {
        if (PostgresServer.ConnectionString is null)
        {
            Assert.Ignore(PostgresServer.Missing);
        }

        server = new ServerDatabase(encoding);
        Dialect = new PostgresDialect(server.ConnectionString);
    }

    public string ConnectionString => server.ConnectionString;

    public override SqlDialect Dialect { get; }

    public override Task BreakQueueAtAsync(RecordId id) => ExecuteAsync(
        $"""
        CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.id = '{id}' THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER broken BEFORE INSERT ON index_queue FOR EACH ROW EXECUTE FUNCTION broken();
        """);

    public override Task<IReadOnlyList<string>> ColumnsAsync() => ListAsync(
        """
        SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' may be null' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1
        """);

    public override Task<IReadOnlyList<string>> IndexesAsync() => ListAsync(
        "SELECT tablename || ' ' || indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key' ORDER BY 1");

    protected override void Dispose(bool disposing)
    {
        NpgsqlConnection.ClearAllPools();
        server.Dispose();
    }
}
