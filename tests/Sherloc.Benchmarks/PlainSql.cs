using Microsoft.Data.Sqlite;
using Sherloc.Core.Search;

namespace Sherloc.Benchmarks;

/// <summary>
/// The baseline: the same search as somebody would write it in plain SQL over SQLite's full text, with good indexes and prepared
/// statements. It does less than the page: no stems, one excerpt a hit, no "not recorded", facets that do not ignore their
/// own selection, and no page.
/// </summary>
internal sealed class PlainSql : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;
        CREATE TABLE doc (id INTEGER PRIMARY KEY, record TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, date INTEGER);
        CREATE VIRTUAL TABLE fts USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO fts(fts, rank) VALUES ('rank', 'bm25(5.0, 1.0)');
        CREATE TABLE tag (doc INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (doc, facet, value)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public PlainSql(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
    }

    public void Fill(IEnumerable<IndexDocument> documents)
    {
        Execute(Schema);
        foreach (var (number, batch) in documents.Chunk(500).Index())
        {
            Execute("BEGIN");
            foreach (var (index, document) in batch.Index())
            {
                Add((number * 500) + index + 1, document);
            }

            Execute("COMMIT");
        }

        Execute("CREATE INDEX tag_value ON tag (facet, value, doc); INSERT INTO fts(fts) VALUES ('optimize'); ANALYZE;");
    }

    /// <summary>Twenty hits with a snippet each, the total and the facets; returns the total.</summary>
    public long Search(BenchQuery query)
    {
        var filters = string.Concat(query.Filters.Select((_, n) =>
            $" AND EXISTS (SELECT 1 FROM tag WHERE tag.doc = fts.rowid AND facet = $f{n} AND value = $v{n})"));
        using (var hits = Prepared(
            $"""
            SELECT doc.record, doc.title, doc.kind, doc.country, doc.date, snippet(fts, 1, '<b>', '</b>', '…', 32), rank
            FROM fts JOIN doc ON doc.id = fts.rowid WHERE fts MATCH $q{filters} ORDER BY rank LIMIT 20
            """,
            query).ExecuteReader())
        {
            while (hits.Read())
            {
                _ = hits.GetString(5);
            }
        }

        using var counts = Prepared(
            $"""
            WITH found AS MATERIALIZED (SELECT rowid AS doc FROM fts WHERE fts MATCH $q{filters})
            SELECT facet, value, count(*) FROM found JOIN tag USING (doc) GROUP BY facet, value
            UNION ALL SELECT '', '', count(*) FROM found
            """,
            query).ExecuteReader();
        var total = 0L;
        while (counts.Read())
        {
            _ = counts.GetString(1);
            total = counts.GetInt64(2);
        }

        return total;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, BenchQuery query)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _prepared[sql] = command;
        }

        command.Parameters.Clear();
        command.Parameters.AddWithValue("$q", query.Plain);
        for (var number = 0; number < query.Filters.Count; number++)
        {
            command.Parameters.AddWithValue("$f" + number, query.Filters[number].Facet);
            command.Parameters.AddWithValue("$v" + number, query.Filters[number].Value);
        }

        return command;
    }

    private void Add(int id, IndexDocument document)
    {
        var card = document.Card;
        Run(
            "INSERT INTO doc VALUES ($1, $2, $3, $4, $5, $6)",
            id, card.Id.Value, card.Title, card.Kind.ToString(), (object?)card.Country ?? DBNull.Value, document.DateKey);
        Run(
            "INSERT INTO fts (rowid, title, body) VALUES ($1, $2, $3)",
            id, string.Join('\n', document.Titles.Select(t => t.Text)), string.Join("\n\n", document.Texts.Select(t => t.Text)));
        var tags = document.Facets.SelectMany(f => f.Value.Select(v => (f.Key, Value: v)));
        foreach (var (facet, value) in document.Year is { } year ? tags.Append((SearchFields.Year, $"{year}")) : tags)
        {
            Run("INSERT INTO tag VALUES ($1, $2, $3)", id, facet, value);
        }
    }

    private void Run(string sql, params object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _prepared[sql] = command;
        }

        command.Parameters.Clear();
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue($"${index + 1}", values[index]);
        }

        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
