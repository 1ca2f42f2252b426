using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>Records in a relational database: the text as JSON, beside it the columns by which it is found.</summary>
public sealed class RecordStore(SqlDialect dialect, TimeProvider time) : IRecordStore
{
    /// <summary>Kind of the link from a charge to its provision, beside the slugs of <see cref="RelationKind"/>.</summary>
    internal const string ChargeLink = "charge";

    private const int PageSize = 100;
    private StoreSnapshot? snapshot;

    public Task MigrateAsync(CancellationToken cancellationToken) => new Migrator(dialect, time).MigrateAsync(cancellationToken);

    public async Task<StoredRecord?> GetAsync(RecordId id, CancellationToken cancellationToken) =>
        (await QueryAsync<RecordRow>(
            $"SELECT {RecordRow.Columns} FROM records WHERE id = @id",
            new { id = id.Value },
            cancellationToken)).SingleOrDefault()?.ToStored();

    public async Task<IReadOnlyList<StoredRecord>> GetManyAsync(IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync<RecordRow>(
            $"SELECT {RecordRow.Columns} FROM records WHERE id IN ({dialect.StringsOf("@ids")})",
            new { ids = JsonSerializer.Serialize(ids.Select(i => i.Value)) },
            cancellationToken);
        var found = rows.Select(r => r.ToStored()).ToDictionary(r => r.Record.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    public async Task<StoredRecord?> GetRevisionAsync(RecordId id, long revision, CancellationToken cancellationToken) =>
        (await QueryAsync<RecordRow>(
            $"""
            SELECT {RecordRow.Columns} FROM records WHERE id = @id AND revision = @revision
            UNION ALL
            SELECT {RecordRow.Columns} FROM record_revisions WHERE id = @id AND revision = @revision
            """,
            new { id = id.Value, revision },
            cancellationToken)).FirstOrDefault()?.ToStored();

    public async Task<IReadOnlyList<RecordRevision>> RevisionsAsync(RecordId id, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync<RecordRow>(
            """
            SELECT revision, updated, withdrawn_at AS WithdrawnAt, withdrawn_reason AS WithdrawnReason FROM records WHERE id = @id
            UNION ALL
            SELECT revision, updated, withdrawn_at, withdrawn_reason FROM record_revisions WHERE id = @id
            ORDER BY revision DESC
            """,
            new { id = id.Value },
            cancellationToken);
        return [.. rows.Select(r => new RecordRevision(
            r.Revision, StoredTime.Read(r.Updated), RecordRow.WithdrawalOf(r.WithdrawnAt, r.WithdrawnReason)))];
    }

    public async Task<IReadOnlyList<IncomingLink>> LinksToAsync(RecordId id, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync<(string Origin, string Kind)>(
            """
            SELECT l.origin, l.kind FROM record_links l JOIN records r ON r.id = l.origin AND r.withdrawn_at IS NULL
            WHERE l.target = @id ORDER BY l.origin, l.kind
            """,
            new { id = id.Value },
            cancellationToken);
        return [.. rows.Select(r => new IncomingLink(
            RecordId.Parse(r.Origin), Slugs<RelationKind>.TryParse(r.Kind, out var kind) ? kind : null))];
    }

    public async IAsyncEnumerable<StoredRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Page by page: a reader open for minutes would keep SQLite's log from being folded back.
        for (var after = ""; ;)
        {
            var rows = await QueryAsync<RecordRow>(
                $"SELECT {RecordRow.Columns} FROM records WHERE id > @after AND withdrawn_at IS NULL ORDER BY id LIMIT {PageSize}",
                new { after },
                cancellationToken);
            foreach (var row in rows)
            {
                var stored = row.ToStored();
                after = stored.Record.Id.Value;
                yield return stored;
            }

            if (rows.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public async IAsyncEnumerable<RecordAddress> ReadAddressesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await QueryAsync<(string Id, string Slug, string Updated)>(
            "SELECT id, slug, updated FROM records WHERE withdrawn_at IS NULL ORDER BY id", null, cancellationToken);
        foreach (var row in rows)
        {
            yield return new RecordAddress(RecordId.Parse(row.Id), row.Slug, StoredTime.Read(row.Updated));
        }
    }

    /// <remarks>The newest of each kind first, each from the end of an index: any other way reads all records of the kinds.</remarks>
    public async Task<IReadOnlyList<StoredRecord>> LatestAsync(int most, IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        if (kinds.Count == 0)
        {
            return [];
        }

        var values = new DynamicParameters(new { most });
        List<string> newest = [];
        foreach (var kind in kinds.Distinct())
        {
            newest.Add($"SELECT id FROM (SELECT id FROM records WHERE withdrawn_at IS NULL AND kind = @kind{newest.Count} ORDER BY updated DESC, id DESC LIMIT @most) AS k{newest.Count}");
            values.Add($"kind{newest.Count - 1}", kind.ToSlug());
        }

        var rows = await QueryAsync<RecordRow>(
            $"SELECT {RecordRow.Columns} FROM records WHERE id IN ({string.Join(" UNION ALL ", newest)}) ORDER BY updated DESC, id DESC LIMIT @most",
            values,
            cancellationToken);
        return [.. rows.Select(r => r.ToStored())];
    }

    /// <remarks>Every page shows it, so it is counted anew only where the change counter has moved.</remarks>
    public async Task<StoreCounts> CountAsync(CancellationToken cancellationToken)
    {
        var mark = (await QueryAsync<long>("SELECT value FROM change_counter", null, cancellationToken)).Single();
        if (Volatile.Read(ref snapshot) is { } known && known.Mark == mark)
        {
            return known.Counts;
        }

        var kinds = await QueryAsync<(string Kind, long Number)>(
            "SELECT kind, count(*) FROM records WHERE withdrawn_at IS NULL GROUP BY kind", null, cancellationToken);
        var (withdrawn, lastWithdrawn, lastUpdated) = (await QueryAsync<(long, string?, string?)>(
            """
            SELECT count(*), max(withdrawn_at), (SELECT max(updated) FROM records WHERE withdrawn_at IS NULL)
            FROM records WHERE withdrawn_at IS NOT NULL
            """,
            null,
            cancellationToken)).Single();
        var counts = new StoreCounts(
            kinds.ToDictionary(k => Slugs<RecordKind>.TryParse(k.Kind, out var kind) ? kind : default, k => k.Number),
            withdrawn,
            StoredTime.ReadOptional(string.CompareOrdinal(lastWithdrawn, lastUpdated) > 0 ? lastWithdrawn : lastUpdated));
        Volatile.Write(ref snapshot, new StoreSnapshot(mark, counts));
        return counts;
    }

    public async Task<IReadOnlyList<SourceEntry>> SourceEntriesAsync(string source, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync<(string Id, string Key, string File, string Hash, bool Withdrawn)>(
            "SELECT id, key, file, hash, withdrawn_at IS NOT NULL FROM records WHERE source = @source ORDER BY id",
            new { source },
            cancellationToken);
        return [.. rows.Select(r => new SourceEntry(RecordId.Parse(r.Id), r.Key, r.File, r.Hash, r.Withdrawn))];
    }

    public async Task<IReadOnlyList<SaveOutcome>> ApplyAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var writer = new RecordWriter(dialect, connection, transaction, cancellationToken);
        var number = await writer.ReserveAsync(changes.Count);
        var now = time.GetUtcNow();
        List<SaveOutcome> outcomes = [];
        foreach (var part in WithoutRepeats(changes))
        {
            outcomes.AddRange(await writer.WriteAsync(part, number + outcomes.Count, now));
        }

        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }

    /// <summary>The changes in order, parted where a record comes again: the later change is planned on what the earlier one wrote.</summary>
    private static IEnumerable<IReadOnlyList<RecordChange>> WithoutRepeats(IReadOnlyList<RecordChange> changes)
    {
        var ids = new HashSet<RecordId>();
        var part = new List<RecordChange>(changes.Count);
        foreach (var change in changes)
        {
            if (!ids.Add(change.Id))
            {
                yield return part;
                part = [];
                ids = [change.Id];
            }

            part.Add(change);
        }

        yield return part;
    }

    private async Task<List<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
    }

    private sealed record StoreSnapshot(long Mark, StoreCounts Counts);
}
