using Npgsql;
using NpgsqlTypes;
using Sherloc.Core.Search;

namespace Sherloc.Benchmarks.Servers;

/// <summary>
/// The baseline on PostgreSQL: its own full text with a GIN index, ts_rank, ts_headline and the facets by GROUP BY over a table of tags; the
/// configuration "simple", since the texts are in many languages. No stems, no "not recorded", no page.
/// </summary>
internal sealed class PlainPostgres(string connectionString) : IAsyncDisposable
{
    private const string Schema = """
        CREATE SCHEMA plain;
        CREATE TABLE plain.doc (id int PRIMARY KEY, record text NOT NULL, title text NOT NULL, body text NOT NULL, kind text NOT NULL, country text, words tsvector NOT NULL);
        CREATE TABLE plain.tag (doc int NOT NULL, facet text NOT NULL, value text NOT NULL, PRIMARY KEY (doc, facet, value));
        """;

    private const string Indexes = """
        CREATE INDEX ON plain.doc USING gin (words);
        CREATE INDEX ON plain.tag (facet, value, doc);
        VACUUM ANALYZE plain.doc;
        VACUUM ANALYZE plain.tag;
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public async Task FillAsync(IEnumerable<IndexDocument> documents, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Schema, cancellationToken);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        foreach (var (number, batch) in documents.Chunk(500).Index())
        {
            await AddAsync(connection, number * 500, batch, cancellationToken);
        }

        foreach (var statement in Indexes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await ExecuteAsync(statement, cancellationToken);
        }
    }

    /// <summary>Ten hits with a headline each, the total and the facets; returns the total.</summary>
    public async Task<long> SearchAsync(BenchQuery query, CancellationToken cancellationToken)
    {
        var filters = string.Concat(query.Filters.Select((_, n) =>
            $" AND EXISTS (SELECT 1 FROM plain.tag WHERE tag.doc = doc.id AND facet = @f{n} AND value = @v{n})"));
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using (var hits = Command(
            connection,
            $"""
            SELECT record, title, kind, country, ts_headline('simple', body, q, 'MaxFragments=1') FROM (
              SELECT doc.*, q FROM plain.doc, to_tsquery('simple', @q) q WHERE words @@ q{filters} ORDER BY ts_rank(words, q) DESC, id LIMIT 10) best
            """,
            query))
        {
            await using var reader = await hits.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                _ = reader.GetString(4);
            }
        }

        await using var counts = Command(
            connection,
            $"""
            WITH found AS MATERIALIZED (SELECT id FROM plain.doc WHERE words @@ to_tsquery('simple', @q){filters})
            SELECT facet, value, count(*) FROM found JOIN plain.tag ON tag.doc = found.id GROUP BY facet, value
            UNION ALL SELECT '', '', count(*) FROM found
            """,
            query);
        await using var rows = await counts.ExecuteReaderAsync(cancellationToken);
        var total = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            total = rows.GetString(0).Length == 0 ? rows.GetInt64(2) : total;
        }

        return total;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>"one" "two"* "a phrase" as PostgreSQL writes them.</summary>
    private static string Words(string plain) => string.Join(" & ", plain.Split("\" \"").Select(p =>
    {
        var prefix = p.EndsWith('*');
        return string.Join(" <-> ", p.Trim('"', '*').Split(' ').Select(w => $"'{w}'")) + (prefix ? ":*" : "");
    }));

    private static async Task AddAsync(NpgsqlConnection connection, int first, IndexDocument[] documents, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO plain.doc
            SELECT id, record, title, body, kind, country, setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body)
            FROM unnest(@ids, @records, @titles, @bodies, @kinds, @countries) AS d(id, record, title, body, kind, country)
            """;
        insert.Parameters.AddWithValue("ids", Enumerable.Range(first, documents.Length).ToArray());
        insert.Parameters.AddWithValue("records", documents.Select(d => d.Card.Id.Value).ToArray());
        insert.Parameters.AddWithValue("titles", documents.Select(d => string.Join('\n', d.Titles.Select(t => t.Text))).ToArray());
        insert.Parameters.AddWithValue("bodies", documents.Select(d => string.Join("\n\n", d.Texts.Select(t => t.Text))).ToArray());
        insert.Parameters.AddWithValue("kinds", documents.Select(d => d.Card.Kind.ToString()).ToArray());
        insert.Parameters.Add(new NpgsqlParameter("countries", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = documents.Select(d => d.Card.Country).ToArray() });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await using var tags = await connection.BeginBinaryImportAsync("COPY plain.tag (doc, facet, value) FROM STDIN BINARY", cancellationToken);
        foreach (var (index, document) in documents.Index())
        {
            foreach (var (facet, value) in document.Facets.SelectMany(f => f.Value.Select(v => (f.Key, v))))
            {
                await tags.StartRowAsync(cancellationToken);
                await tags.WriteAsync(first + index, NpgsqlDbType.Integer, cancellationToken);
                await tags.WriteAsync(facet, NpgsqlDbType.Text, cancellationToken);
                await tags.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);
            }
        }

        await tags.CompleteAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, BenchQuery query)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("q", Words(query.Plain));
        foreach (var (number, (facet, value)) in query.Filters.Index())
        {
            command.Parameters.AddWithValue("f" + number, facet);
            command.Parameters.AddWithValue("v" + number, value);
        }

        return command;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
