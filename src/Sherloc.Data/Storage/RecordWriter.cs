using System.Data.Common;
using System.Text.Json;
using Dapper;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>Writes changes within one transaction: each kind of row in one statement for all changes.</summary>
internal sealed class RecordWriter(SqlDialect dialect, DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
{
    /// <summary>Gives out numbers for the index queue. Comes first: it puts writers in a row.</summary>
    /// <returns>The number before the first of them.</returns>
    public async Task<long> ReserveAsync(int count) =>
        await connection.ExecuteScalarAsync<long>(Command(
            "UPDATE change_counter SET value = value + @count RETURNING value", new { count })) - count;

    /// <param name="changes">No record twice.</param>
    /// <param name="number">The number of the queue before the first change.</param>
    /// <param name="now">Time of the revision.</param>
    public async Task<IReadOnlyList<SaveOutcome>> WriteAsync(IReadOnlyList<RecordChange> changes, long number, DateTimeOffset now)
    {
        var current = await CurrentAsync(changes);
        List<RecordWrite> writes = [.. changes.Select(c => RecordWrite.Plan(c, current.GetValueOrDefault(c.Id.Value), now))];

        await ArchiveAsync(writes.Where(w => w.IsRevision && w.Outcome != SaveOutcome.Added));
        await SaveAsync(writes.Where(w => w.IsRevision && w.Text is not null));
        await SetStateAsync(writes.Where(w => w.IsRevision && w.Text is null));
        await SetOriginAsync(writes.Where(w => w.IsNewOrigin));
        await LinkAsync(writes.Where(w => w.Outcome is SaveOutcome.Added or SaveOutcome.Updated));
        await QueueAsync(writes.Where(w => w.IsRevision || w.IsNewOrigin), number);
        await NoteRunsAsync(changes.Zip(writes).Where(p => p.First.Run is not null && p.Second.IsRevision));
        return [.. writes.Select(w => w.Outcome)];
    }

    private async Task<Dictionary<string, CurrentRow>> CurrentAsync(IReadOnlyList<RecordChange> changes)
    {
        var rows = await connection.QueryAsync<CurrentRow>(Command(
            $"""
            SELECT id, revision, file, line, hash, withdrawn_at IS NOT NULL AS Withdrawn, content
            FROM records WHERE id IN ({dialect.StringsOf("@ids")})
            """,
            new { ids = JsonSerializer.Serialize(changes.Select(c => c.Id.Value)) }));
        return rows.ToDictionary(r => r.Id);
    }

    private Task ArchiveAsync(IEnumerable<RecordWrite> writes) => EachAsync(
        """
        INSERT INTO record_revisions (id, revision, file, line, hash, first_seen, updated, withdrawn_at, withdrawn_reason, json)
        SELECT id, revision, file, line, hash, first_seen, updated, withdrawn_at, withdrawn_reason, json
        FROM records WHERE id IN (SELECT r.Id FROM {rows})
        """,
        writes.Select(w => new { w.Id }));

    private Task SaveAsync(IEnumerable<RecordWrite> writes) => EachAsync(
        """
        INSERT INTO records (id, source, key, kind, slug, revision, file, line, hash, first_seen, updated, content, json)
        SELECT r.Id, r.Source, r.Key, r.Kind, r.Slug, r.Revision, r.File, r.Line, r.Hash, r.Updated, r.Updated, r.Content, r.Json
        FROM {rows} WHERE true
        ON CONFLICT (id) DO UPDATE SET
            kind = excluded.kind, slug = excluded.slug, revision = excluded.revision, file = excluded.file, line = excluded.line,
            hash = excluded.hash, updated = excluded.updated, withdrawn_at = NULL, withdrawn_reason = NULL,
            content = excluded.content, json = excluded.json
        """,
        writes.Select(w => new
        {
            w.Id,
            w.Text!.Record.Source,
            w.Text.Record.Key,
            Kind = Core.Records.SlugExtensions.ToSlug(w.Text.Record.Kind),
            w.Text.Record.Slug,
            w.Revision,
            w.File,
            w.Line,
            w.Hash,
            w.Updated,
            w.Text.Content,
            w.Text.Json,
        }));

    private Task SetStateAsync(IEnumerable<RecordWrite> writes) => EachAsync(
        """
        UPDATE records SET revision = r.Revision, updated = r.Updated, withdrawn_at = r.WithdrawnAt, withdrawn_reason = r.WithdrawnReason
        FROM {rows} WHERE records.id = r.Id
        """,
        writes.Select(w => new { w.Id, w.Revision, w.Updated, w.WithdrawnAt, w.WithdrawnReason }));

    private Task SetOriginAsync(IEnumerable<RecordWrite> writes) => EachAsync(
        "UPDATE records SET file = r.File, line = r.Line, hash = r.Hash FROM {rows} WHERE records.id = r.Id",
        writes.Select(w => new { w.Id, w.File, w.Line, w.Hash }));

    private async Task LinkAsync(IEnumerable<RecordWrite> writes)
    {
        var all = writes.ToList();
        await EachAsync(
            "DELETE FROM record_links WHERE origin IN (SELECT r.Id FROM {rows})",
            all.Where(w => w.Outcome == SaveOutcome.Updated).Select(w => new { w.Id }));
        await EachAsync(
            "INSERT INTO record_links (target, origin, kind) SELECT r.Target, r.Id, r.Kind FROM {rows}",
            all.SelectMany(w => w.Text!.Links().Select(l => new { l.Target, w.Id, l.Kind })));
    }

    /// <summary>A change begins anew with its tries. A claim stays: two processes never work on one record.</summary>
    private Task QueueAsync(IEnumerable<RecordWrite> writes, long number) => EachAsync(
        """
        INSERT INTO index_queue (number, id, revision) SELECT r.Number, r.Id, r.Revision FROM {rows} WHERE true
        ON CONFLICT (id) DO UPDATE SET
            number = excluded.number, revision = excluded.revision, tries = 0, last_error = NULL, set_aside_at = NULL,
            not_before = CASE WHEN index_queue.claimed_by IS NULL THEN NULL ELSE index_queue.not_before END
        """,
        writes.Select((w, i) => new { Number = number + 1 + i, w.Id, w.Revision }));

    private Task NoteRunsAsync(IEnumerable<(RecordChange Change, RecordWrite Write)> pairs) => EachAsync(
        "INSERT INTO run_revisions (run, id, revision, outcome) SELECT r.Run, r.Id, r.Revision, r.Outcome FROM {rows}",
        pairs.Select(p => new { Run = p.Change.Run!.Value, p.Write.Id, p.Write.Revision, Outcome = Core.Records.SlugExtensions.ToSlug(p.Write.Outcome) }));

    private async Task EachAsync<T>(string sql, IEnumerable<T> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            await dialect.WriteAsync(transaction, sql, all, cancellationToken);
        }
    }

    private CommandDefinition Command(string sql, object? values) => new(sql, values, transaction, cancellationToken: cancellationToken);
}
