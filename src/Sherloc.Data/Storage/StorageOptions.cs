using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Sherloc.Data.Storage;

/// <summary><c>Storage</c>: the database of records.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    public string Provider { get; set; } = Sqlite;

    /// <summary>Left out, it is <c>sherloc.db</c> in <c>Data:Folder</c>.</summary>
    public string? ConnectionString { get; set; }

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
        StorageOptions.Postgres => ValidateOptionsResult.Fail(
            "Storage:Provider is 'Postgres', which this version does not have yet; use 'Sqlite'."),
        _ => ValidateOptionsResult.Fail($"Storage:Provider is '{options.Provider}'; allowed is 'Sqlite'."),
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
}
