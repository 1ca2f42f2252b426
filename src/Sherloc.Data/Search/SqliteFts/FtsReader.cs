using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>What is shown of a document: its card, its texts and where their tokens stand.</summary>
internal sealed record Body(byte[] Card, byte[] Texts, byte[] Tokens);

/// <summary>
/// One connection that reads, for one search at a time. It talks to SQLite below ADO.NET: a list of rowids is read a hundred
/// thousand rows at a time, and a data reader would cost more than the search.
/// </summary>
internal sealed class FtsReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _pin;
    private readonly sqlite3_stmt _end;
    private readonly sqlite3_stmt _terms;
    private readonly sqlite3_stmt _words;
    private readonly sqlite3_stmt _body;
    private readonly sqlite3_stmt _card;
    private readonly sqlite3_stmt _vocabulary;

    public FtsReader(string path)
    {
        _connection = FtsFile.Open(path, "PRAGMA query_only = 1; PRAGMA cache_size = -8000;");
        _begin = Prepare("BEGIN");
        _pin = Prepare("SELECT value FROM meta WHERE name = 'version'");
        _end = Prepare("COMMIT");
        _terms = Prepare("SELECT rowid FROM terms WHERE terms MATCH ?");
        _words = Prepare("SELECT rowid FROM words WHERE words MATCH ?");
        _body = Prepare("SELECT card, texts, tokens FROM bodies WHERE slot = ?");
        _card = Prepare("SELECT card FROM bodies WHERE slot = ?");
        _vocabulary = Prepare("SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?");
    }

    private sqlite3 Database => _connection.Handle!;

    /// <summary>From here to <see cref="End"/> all that is read is of one moment; returns the version of the file at it.</summary>
    public long Begin()
    {
        Run(_begin);
        Step(_pin);
        var version = raw.sqlite3_column_int64(_pin, 0);
        raw.sqlite3_reset(_pin);
        return version;
    }

    public void End() => Run(_end);

    /// <summary>Reads the slots of a full-text expression over <c>terms</c> into the buffer behind what is in it; returns how many.</summary>
    public int Terms(string match, ref int[] slots, int behind) => Slots(_terms, match, ref slots, behind);

    /// <summary>The same over <c>words</c>.</summary>
    public int Words(string match, ref int[] slots) => Slots(_words, match, ref slots, behind: 0);

    /// <summary>Null where the slot is empty.</summary>
    public Body? Body(int slot)
    {
        raw.sqlite3_bind_int(_body, 1, slot);
        var body = Step(_body)
            ? new Body(Blob(0), Blob(1), Blob(2))
            : null;
        raw.sqlite3_reset(_body);
        return body;

        byte[] Blob(int column) => raw.sqlite3_column_blob(_body, column).ToArray();
    }

    public byte[]? Card(int slot)
    {
        raw.sqlite3_bind_int(_card, 1, slot);
        var card = Step(_card) ? raw.sqlite3_column_blob(_card, 0).ToArray() : null;
        raw.sqlite3_reset(_card);
        return card;
    }

    /// <summary>Tokens from and up to, with the number of documents that have each.</summary>
    public List<(string Token, int Documents)> Vocabulary(string from, string before)
    {
        var found = new List<(string, int)>();
        raw.sqlite3_bind_text(_vocabulary, 1, from);
        raw.sqlite3_bind_text(_vocabulary, 2, before);
        while (Step(_vocabulary))
        {
            found.Add((raw.sqlite3_column_text(_vocabulary, 0).utf8_to_string(), raw.sqlite3_column_int(_vocabulary, 1)));
        }

        raw.sqlite3_reset(_vocabulary);
        return found;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _pin, _end, _terms, _words, _body, _card, _vocabulary })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private int Slots(sqlite3_stmt statement, string match, ref int[] slots, int behind)
    {
        raw.sqlite3_bind_text(statement, 1, match);
        var count = behind;
        while (Step(statement))
        {
            if (count == slots.Length)
            {
                Array.Resize(ref slots, count * 2);
            }

            slots[count++] = raw.sqlite3_column_int(statement, 0);
        }

        raw.sqlite3_reset(statement);
        return count - behind;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(Database, sql, out var statement), Database);
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        Step(statement);
        raw.sqlite3_reset(statement);
    }

    private bool Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        raw.sqlite3_reset(statement);
        SqliteException.ThrowExceptionForRC(result, Database);
        return false;
    }
}
