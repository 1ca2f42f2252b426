using System.Globalization;
using Microsoft.Data.Sqlite;
using Sherloc.Core.Search;
using SQLitePCL;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>Opening and naming of index files: <c>search-N.db</c> beside <c>search.current</c>, which names the one in use.</summary>
internal sealed class FtsFile
{
    /// <summary>Readers go on beside the writer; what a power failure may take is the last batch, never the file.</summary>
    public const string Durable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;";

    /// <summary>Seconds to wait for another process that holds a file.</summary>
    public const int Patience = 30;

    private const string Pointer = "search.current";
    private readonly string _folder;

    static FtsFile() => Batteries_V2.Init();

    public FtsFile(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
    }

    public static SqliteConnection Open(string path, string pragmas, SqliteOpenMode mode = SqliteOpenMode.ReadWrite, int patience = Patience)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = patience, Mode = mode }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            Execute(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What is said of a file that cannot be opened although nothing is known to be wrong with what is in it.</summary>
    public static SearchUnavailableException Unavailable(string path, SqliteException cause) => new(
        SearchTrouble.Away,
        $"The search index {path} cannot be opened: {cause.Message}",
        cause.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
            ? "Another program holds the file; end that one, or try again when it is done."
            : "Look at the permissions of the file and of its folder, and at the disk. To have the index built anew from the store, delete the file.",
        cause: cause);

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public string Path(int number) => System.IO.Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"search-{number}.db"));

    /// <summary>The number of the file in use; 0 where there is none.</summary>
    public int Current()
    {
        var pointer = System.IO.Path.Combine(_folder, Pointer);
        return File.Exists(pointer)
            && int.TryParse(File.ReadAllText(pointer), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && File.Exists(Path(number))
                ? number
                : 0;
    }

    public void PointTo(int number)
    {
        var pointer = System.IO.Path.Combine(_folder, Pointer);
        File.WriteAllText(pointer + ".new", number.ToString(CultureInfo.InvariantCulture));
        File.Move(pointer + ".new", pointer, overwrite: true);
    }

    /// <summary>Changes whenever another file comes into use, here or in another process.</summary>
    public DateTime Stamp() => File.GetLastWriteTimeUtc(System.IO.Path.Combine(_folder, Pointer));

    /// <summary>Held while a file is filled, so that no other process takes it for a leftover; null when another one holds it.</summary>
    public FileStream? TryHold()
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(_folder, "search.rebuilding"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A number above that of every file there is.</summary>
    public int NextNumber() => Numbers().DefaultIfEmpty(0).Max() + 1;

    /// <summary>Takes away what a rebuild that did not end, or the one before, has left.</summary>
    public void DeleteAllBut(int number)
    {
        foreach (var other in Numbers().Where(n => n != number).ToList())
        {
            Delete(Path(other));
        }
    }

    public static void Delete(string path)
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(path + ending);
        }
    }

    private IEnumerable<int> Numbers() =>
        Directory.EnumerateFiles(_folder, "search-*.db")
            .Select(f => System.IO.Path.GetFileNameWithoutExtension(f)["search-".Length..])
            .Where(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(t => int.Parse(t, CultureInfo.InvariantCulture));
}
