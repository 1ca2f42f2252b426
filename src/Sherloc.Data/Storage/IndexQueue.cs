using Dapper;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The queue that <see cref="RecordStore"/> fills in the transaction of a change.</summary>
public sealed class IndexQueue(SqlDialect dialect) : IIndexQueue
{
    public async Task<IReadOnlyList<QueuedChange>> PeekAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Number, string Id, long Revision)>(new CommandDefinition(
            "SELECT number, id, revision FROM index_queue ORDER BY number LIMIT @most", new { most }, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new QueuedChange(r.Number, RecordId.Parse(r.Id), r.Revision))];
    }

    /// <remarks>A record that changed since has its row under another number.</remarks>
    public async Task DoneAsync(IReadOnlyList<QueuedChange> changes, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM index_queue WHERE number = @Number", changes.Select(c => new { c.Number }), transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        ScalarAsync("SELECT count(*) FROM index_queue", null, cancellationToken);

    public Task ClearAsync(long upTo, CancellationToken cancellationToken) =>
        ScalarAsync("DELETE FROM index_queue WHERE number <= @upTo", new { upTo }, cancellationToken);

    public Task<long> NewestAsync(CancellationToken cancellationToken) =>
        ScalarAsync("SELECT coalesce(max(number), 0) FROM index_queue", null, cancellationToken);

    private async Task<long> ScalarAsync(string sql, object? values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}
