using Npgsql;

namespace Sherloc.Testing.Servers;

/// <summary>The PostgreSQL that tests may make databases in.</summary>
public static class PostgresServer
{
    /// <summary>Holds a connection string whose user may create databases.</summary>
    public const string Variable = "SHERLOC_TEST_POSTGRES";

    /// <summary>What to say where there is none.</summary>
    public const string Missing = $"Not run: {Variable} names no PostgreSQL. Set it to the connection string of a cluster in which databases may be created "
        + "(Host=127.0.0.1;Username=postgres;Database=postgres), or run .ci/run, which starts a throw-away one.";

    /// <summary>Null where there is none.</summary>
    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    internal static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString ?? throw new InvalidOperationException(Missing));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of databases cannot be parameters; these are made below.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

/// <summary>A new database of that server, dropped at the end.</summary>
public sealed class ServerDatabase : IDisposable
{
    private readonly string name = $"sherloc_test_{Guid.NewGuid():N}";

    /// <param name="encoding">In UTF8, texts order as people order them unless a column says otherwise: the program must say it.</param>
    public ServerDatabase(string encoding = "UTF8")
    {
        var order = encoding == "UTF8" ? "LOCALE_PROVIDER icu ICU_LOCALE 'en'" : "";
        // From the template that nobody can be connected to, so that many can be made at once.
        PostgresServer.Execute($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C' {order}");
        ConnectionString = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public void Dispose() => PostgresServer.Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
