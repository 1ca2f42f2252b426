using Dapper;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>The table <c>paused_sources</c>.</summary>
public sealed class SourcePauses(SqlDialect dialect, TimeProvider time) : ISourcePauses
{
    public async Task<IReadOnlyList<PausedSource>> AllAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Source, string Paused, string? By, string? Reason)>(new CommandDefinition(
            "SELECT source, paused, paused_by, reason FROM paused_sources ORDER BY source", cancellationToken: cancellationToken));
        return [.. rows.Select(r => new PausedSource(r.Source, StoredTime.Read(r.Paused), r.By, r.Reason))];
    }

    public Task PauseAsync(string source, string? by, string? reason, CancellationToken cancellationToken) => ExecuteAsync(
        "INSERT INTO paused_sources (source, paused, paused_by, reason) VALUES (@source, @now, @by, @reason) ON CONFLICT (source) DO NOTHING",
        new { source, now = StoredTime.Write(time.GetUtcNow()), by, reason },
        cancellationToken);

    public async Task<bool> ResumeAsync(string source, CancellationToken cancellationToken) =>
        await ExecuteAsync("DELETE FROM paused_sources WHERE source = @source", new { source }, cancellationToken) > 0;

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}
