using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>The one connection that writes to an index file.</summary>
internal sealed class FtsWriter : IDisposable
{
    /// <summary>8 MB a step.</summary>
    private const int PagesOfAMerge = 2000;

    private readonly SqliteConnection _connection;
    private readonly DocumentTerms _terms = new();
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _putBody;
    private readonly SqliteCommand _putTerms;
    private readonly SqliteCommand _putWords;
    private readonly SqliteCommand[] _clear;

    public FtsWriter(SqliteConnection connection)
    {
        _connection = connection;
        _find = Command("SELECT slot, revision, live FROM docs WHERE id = $1", 1);
        _put = Command(
            """
            INSERT INTO docs (slot, id, revision, live, columns, changed) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (slot) DO UPDATE SET revision = $3, live = $4, columns = $5, changed = $6
            """,
            6);
        _putBody = Command("INSERT INTO bodies (slot, card, texts, tokens) VALUES ($1, $2, $3, $4)", 4);
        _putTerms = Command("INSERT INTO terms (rowid, t) VALUES ($1, $2)", 2);
        _putWords = Command("INSERT INTO words (rowid, title, text, court) VALUES ($1, $2, $3, $4)", 4);
        _clear =
        [
            Command("DELETE FROM bodies WHERE slot = $1", 1),
            Command("DELETE FROM terms WHERE rowid = $1", 1),
            Command("DELETE FROM words WHERE rowid = $1", 1),
        ];
    }

    /// <summary>
    /// Writes the changes in one transaction. Before it becomes visible, <paramref name="publish"/> gets what memory has to change and
    /// the new version; it must run the commit that it is given.
    /// </summary>
    public void Apply(
        IReadOnlyList<IndexChange> changes, long known, ValueTable values, Action<Dictionary<int, DocumentColumns?>, long, Action> publish)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_find, _put, _putBody, _putTerms, _putWords, .. _clear])
        {
            command.Transaction = transaction;
        }

        var (before, touched) = ChangedSince(known, values, transaction);
        var version = before + 1;
        var free = (int)FtsFile.Scalar(_connection, "SELECT coalesce(max(slot) + 1, 0) FROM docs");
        foreach (var change in changes)
        {
            var held = Find(change.Id);
            if (held is { } row && row.Revision > change.Revision)
            {
                continue;
            }

            var slot = held?.Slot ?? free++;
            if (held is { Live: true })
            {
                Array.ForEach(_clear, c => Run(c, slot));
            }

            touched[slot] = Write(change, slot, version, values);
        }

        Execute("UPDATE meta SET value = value + 1 WHERE name = 'version'");
        publish(touched, version, transaction.Commit);
    }

    /// <summary>The version of the file, and what this or another process has changed since another one; null for what is gone.</summary>
    public (long Version, Dictionary<int, DocumentColumns?> Touched) ChangedSince(long known, ValueTable values)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        return ChangedSince(known, values, transaction);
    }

    /// <summary>Merges the full-text tables by some pages; false when they are merged. Source: sqlite.org/fts5.html, "The 'merge' Command".</summary>
    /// <param name="everything">The first step: whatever there is becomes one, also what would not be due yet.</param>
    public bool Merge(bool everything)
    {
        var pages = everything ? -PagesOfAMerge : PagesOfAMerge;
        var before = FtsFile.Scalar(_connection, "SELECT total_changes()");
        FtsFile.Execute(_connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO terms(terms, rank) VALUES ('merge', {pages}); INSERT INTO words(words, rank) VALUES ('merge', {pages})"));

        // Each of the two counts as a change itself; one that has nothing to do changes nothing else.
        return FtsFile.Scalar(_connection, "SELECT total_changes()") - before > 2;
    }

    public void Execute(string sql) => FtsFile.Execute(_connection, sql);

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_find, _put, _putBody, _putTerms, _putWords, .. _clear])
        {
            command.Dispose();
        }

        _terms.Dispose();
        _connection.Dispose();
    }

    private DocumentColumns? Write(IndexChange change, int slot, long version, ValueTable values)
    {
        if (change is not IndexChange.Upsert { Document: var document })
        {
            Run(_put, slot, change.Id.Value, change.Revision, 0, DBNull.Value, version);
            return null;
        }

        _terms.Read(document);
        var columns = StoredColumns.Write(document);
        Run(_put, slot, change.Id.Value, change.Revision, 1, columns, version);
        Run(_putBody, slot, JsonSerializer.SerializeToUtf8Bytes(document.Card, RecordJson.Options), DocumentTexts.Write(document.Texts), _terms.Map);
        Run(_putTerms, slot, _terms.Tokens);
        Run(_putWords, slot, _terms.Title, _terms.Text, _terms.Court);
        return StoredColumns.Read(change.Id.Value, columns, values);
    }

    private (long Version, Dictionary<int, DocumentColumns?> Touched) ChangedSince(long known, ValueTable values, SqliteTransaction transaction)
    {
        var touched = new Dictionary<int, DocumentColumns?>();
        var version = FtsFile.Scalar(_connection, "SELECT value FROM meta WHERE name = 'version'");
        if (version == known)
        {
            return (version, touched);
        }

        using var command = Command("SELECT slot, id, columns FROM docs WHERE changed > $1", 1);
        command.Transaction = transaction;
        command.Parameters[0].Value = known;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            touched[reader.GetInt32(0)] = reader.IsDBNull(2) ? null : StoredColumns.Read(reader.GetString(1), (byte[])reader[2], values);
        }

        return (version, touched);
    }

    private (int Slot, long Revision, bool Live)? Find(RecordId id)
    {
        _find.Parameters[0].Value = id.Value;
        using var reader = _find.ExecuteReader();
        return reader.Read() ? (reader.GetInt32(0), reader.GetInt64(1), reader.GetBoolean(2)) : null;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter("$" + number, null));
        }

        return command;
    }
}
