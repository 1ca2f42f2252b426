using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Sherloc.Data.Storage;

/// <summary><c>Storage</c>: the database of records.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    public string Provider { get; set; } = Sqlite;

    /// <summary>Left out, it is <c>sherloc.db</c> in <c>Data:Folder</c>; PostgreSQL has no default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The same for a database that has to be there: SQLite would make one.</summary>
    internal StorageOptions OfExisting(string folder) => Provider != Sqlite ? this : new StorageOptions
    {
        Provider = Provider,
        ConnectionString = new SqliteConnectionStringBuilder(ConnectionStringIn(folder)) { Mode = SqliteOpenMode.ReadWrite }.ToString(),
    };

    /// <summary>The connection string to use.</summary>
    public string ConnectionStringIn(string folder) =>
        string.IsNullOrWhiteSpace(ConnectionString)
            ? new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(Path.Combine(folder, "sherloc.db")) }.ToString()
            : ConnectionString;
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => options.Provider switch
    {
        StorageOptions.Sqlite => ValidateSqlite(options.ConnectionString),
        StorageOptions.Postgres => ValidatePostgres(options.ConnectionString),
        _ => ValidateOptionsResult.Fail($"Storage:Provider is '{options.Provider}'; allowed are 'Sqlite' and 'Postgres'."),
    };

    // A connection string may hold a password: the message says what is wrong with it, not what it is.
    private static ValidateOptionsResult ValidateSqlite(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            return builder.DataSource.Length > 0 && builder.DataSource != ":memory:" && builder.Mode != SqliteOpenMode.Memory
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Storage:ConnectionString names no file; write 'Data Source=' and the path of one.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail($"Storage:ConnectionString is not one of SQLite: {e.Message} Write 'Data Source=' and a path.");
        }
    }

    private static ValidateOptionsResult ValidatePostgres(string? connectionString)
    {
        const string Form = "Write 'Host=...;Database=...;Username=...;Password=...'.";
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return ValidateOptionsResult.Fail($"Storage:ConnectionString is empty, and Storage:Provider 'Postgres' needs one. {Form}");
        }

        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(builder.Host) ? ValidateOptionsResult.Fail($"Storage:ConnectionString names no host. {Form}")
                : string.IsNullOrWhiteSpace(builder.Database) ? ValidateOptionsResult.Fail($"Storage:ConnectionString names no database. {Form}")
                : ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return ValidateOptionsResult.Fail($"Storage:ConnectionString is not one of PostgreSQL: {e.Message} {Form}");
        }
    }
}
