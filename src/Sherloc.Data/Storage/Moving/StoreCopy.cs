using System.Data;
using System.Data.Common;
using Dapper;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage.Moving;

/// <summary>Rows that were copied.</summary>
/// <param name="Records">Records, withdrawn ones included.</param>
/// <param name="Revisions">Earlier revisions of them.</param>
/// <param name="Runs">Runs of ingestion.</param>
public sealed record StoreCopied(long Records, long Revisions, long Runs);

/// <summary>
/// Moves an installation from one database to another: records with their ids and every revision, links, and the history of ingestion.
/// All or nothing, one state of the source. The index queue stays behind: the index is built anew from the target.
/// </summary>
public sealed class StoreCopy(SqlDialect source, SqlDialect target, TimeProvider time)
{
    private static readonly CopiedTable<CopiedRecord> Records = new("records", "id");
    private static readonly CopiedTable<CopiedRevision> Revisions = new("record_revisions", "id, revision");
    private static readonly CopiedTable<CopiedLink> Links = new("record_links", "target, origin, kind");
    private static readonly CopiedTable<RunRow> Runs = new("ingest_runs", "id");
    private static readonly CopiedTable<FailureRow> Failures = new("ingest_failures", "id");
    private static readonly CopiedTable<SkippedRow> Skipped = new("ingest_skipped", "run, reason");
    private static readonly CopiedTable<LogRow> Logs = new("ingest_log", "run, number");
    private static readonly CopiedTable<CopiedRunRevision> RunRevisions = new("run_revisions", "run, id, revision");
    private static readonly CopiedTable<CopiedPause> Pauses = new("paused_sources", "source");

    /// <param name="progress">Told the number of records copied.</param>
    /// <param name="cancellationToken">Stops between batches; the target is empty then.</param>
    /// <exception cref="StoreException">The target is not empty, or one of the two cannot be used.</exception>
    public async Task<StoreCopied> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (source.GetType() == target.GetType() && source.Place == target.Place)
        {
            throw new StoreNotEmptyException($"The database {source.Place} is the one of the configuration itself. Name another one in Storage:ConnectionString to copy it there.");
        }

        await new Migrator(source, time).MigrateAsync(cancellationToken);
        await new Migrator(target, time).MigrateAsync(cancellationToken);
        await using var reading = await source.OpenAsync(cancellationToken);
        await using var from = await reading.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var writing = await target.OpenAsync(cancellationToken);
        await using var to = await writing.BeginTransactionAsync(cancellationToken);
        await TakeTheCounterOnAsync(from, to, cancellationToken);
        await RefuseUnlessEmptyAsync(to, cancellationToken);

        var copied = new StoreCopied(
            await Records.CopyAsync(from, target, to, n => progress?.Report(n), cancellationToken),
            await Revisions.CopyAsync(from, target, to, Nobody, cancellationToken),
            await Runs.CopyAsync(from, target, to, Nobody, cancellationToken));
        await Links.CopyAsync(from, target, to, Nobody, cancellationToken);
        await Failures.CopyAsync(from, target, to, Nobody, cancellationToken);
        await Skipped.CopyAsync(from, target, to, Nobody, cancellationToken);
        await Logs.CopyAsync(from, target, to, Nobody, cancellationToken);
        await RunRevisions.CopyAsync(from, target, to, Nobody, cancellationToken);
        await Pauses.CopyAsync(from, target, to, Nobody, cancellationToken);
        await target.NumberOnAsync(to, "ingest_runs", cancellationToken);
        await to.CommitAsync(cancellationToken);
        return copied;
    }

    private static void Nobody(long rows)
    {
    }

    /// <summary>Comes first, as in every write transaction. Whoever looks at the counter sees that everything has changed.</summary>
    private static async Task TakeTheCounterOnAsync(DbTransaction from, DbTransaction to, CancellationToken cancellationToken)
    {
        var value = await from.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT value FROM change_counter", transaction: from, cancellationToken: cancellationToken));
        await to.Connection!.ExecuteAsync(new CommandDefinition(
            "UPDATE change_counter SET value = value + 1 + @value", new { value }, to, cancellationToken: cancellationToken));
    }

    private async Task RefuseUnlessEmptyAsync(DbTransaction to, CancellationToken cancellationToken)
    {
        var rows = await to.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT (SELECT count(*) FROM records) + (SELECT count(*) FROM ingest_runs)", transaction: to, cancellationToken: cancellationToken));
        if (rows > 0)
        {
            throw new StoreNotEmptyException(
                $"The database {target.Place} already holds records or runs, so nothing was copied into it. Name an empty one in Storage:ConnectionString.");
        }
    }
}
