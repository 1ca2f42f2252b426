using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>The one connection that writes to an index file.</summary>
internal sealed class FtsWriter : IDisposable
{
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
            INSERT INTO docs (slot, id, revision, live, columns) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (slot) DO UPDATE SET revision = $3, live = $4, columns = $5
            """,
            5);
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
    /// Writes the changes in one transaction. Before it becomes visible, <paramref name="publish"/> gets what memory has to change;
    /// it must run the commit that it is given.
    /// </summary>
    public void Apply(
        IReadOnlyList<IndexChange> changes, ValueTable values, Action<Dictionary<int, DocumentColumns?>, Action> publish)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_find, _put, _putBody, _putTerms, _putWords, .. _clear])
        {
            command.Transaction = transaction;
        }

        var touched = new Dictionary<int, DocumentColumns?>();
        var free = (int)FtsFile.Scalar(_connection, "SELECT coalesce(max(slot) + 1, 0) FROM docs");
        foreach (var change in changes)
        {
            var held = Find(change.Id);
            if (held is { } known && known.Revision > change.Revision)
            {
                continue;
            }

            var slot = held?.Slot ?? free++;
            if (held is { Live: true })
            {
                Array.ForEach(_clear, c => Run(c, slot));
            }

            touched[slot] = Write(change, slot, values);
        }

        publish(touched, transaction.Commit);
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

    private DocumentColumns? Write(IndexChange change, int slot, ValueTable values)
    {
        if (change is not IndexChange.Upsert { Document: var document })
        {
            Run(_put, slot, change.Id.Value, change.Revision, 0, DBNull.Value);
            return null;
        }

        _terms.Read(document);
        var columns = StoredColumns.Write(document);
        Run(_put, slot, change.Id.Value, change.Revision, 1, columns);
        Run(_putBody, slot, JsonSerializer.SerializeToUtf8Bytes(document.Card, RecordJson.Options), DocumentTexts.Write(document.Texts), _terms.Map);
        Run(_putTerms, slot, _terms.Tokens);
        Run(_putWords, slot, _terms.Title, _terms.Text, _terms.Court);
        return StoredColumns.Read(change.Id.Value, columns, values);
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
