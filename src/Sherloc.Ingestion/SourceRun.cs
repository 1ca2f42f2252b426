using System.Globalization;
using Microsoft.Extensions.Logging;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion;

/// <summary>
/// One run over one source: the documents go through the stages and into the store in batches, one transaction each. While the store takes one
/// batch, the next is read. Disposing waits for what is under way.
/// </summary>
internal sealed class SourceRun(
    SourceDefinition source, RecordStages stages, KnownRecords known, IRecordStore store, Func<RunCounts, IReadOnlyList<IngestFailure>, Task> report, ILogger log)
    : IAsyncDisposable
{
    /// <summary>The reason on the tombstone of a record that a source gave up.</summary>
    public const string GoneReason = "Its source no longer has it.";

    private const int BatchSize = 200;
    private const int ReportEvery = 1_000;
    private List<RecordChange> batch = [];
    private Task<IReadOnlyList<SaveOutcome>>? storing;
    private CancellationToken stop;
    private readonly List<IngestFailure> failures = [];
    private long lastReported;
    private SourceFile? reading;

    public RunCounts Counts { get; private set; } = new();

    /// <summary>Its number, kept with the revisions that it makes.</summary>
    public long? Run { get; init; }

    /// <summary>The files to read again, where only failures are; what is in order there is not counted.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    public bool Wants(SourceFile file) => Only?.Contains(file.Path) ?? true;

    /// <summary>Says how much there is, where that is known.</summary>
    public void Expect(long? documents, long? bytes) => Counts = Counts with { Expected = Only is null ? documents : null, BytesExpected = bytes };

    /// <summary>Whether anything was listed.</summary>
    public bool HasFailures { get; private set; }

    /// <summary>What the readers left out.</summary>
    public SkippedParts Skipped { get; } = new();

    /// <summary>Lists what is wrong; what concerns no single document counts for none.</summary>
    public void Fail(IReadOnlyList<IngestFailure> found)
    {
        failures.AddRange(found);
        HasFailures |= found.Count > 0;
    }

    public async Task ReadAsync(IRecordReader reader, SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (await reader.HashAsync(file, cancellationToken) is { } hash && known.UnchangedFile(file.Path, hash) is { Count: > 0 } entries)
            {
                foreach (var entry in entries)
                {
                    await UnchangedAsync(entry, file.Path, 1, cancellationToken);
                }

                ReadToEnd(file);
                return;
            }

            reading = file;
            await foreach (var document in reader.ReadAsync(file, Skipped, cancellationToken))
            {
                await TakeAsync(document, cancellationToken);
            }

            ReadToEnd(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reading = null;
            known.Keep(null, file.Path);
            await FailedAsync([new IngestFailure(file.Path, 0, "", "The file cannot be read: " + exception.Message, "Look at its permissions.")], cancellationToken);
        }
    }

    /// <summary>Withdraws what the source no longer has. Called only after every file was looked at.</summary>
    public async Task WithdrawGoneAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in known.Gone())
        {
            await AddAsync(new RecordChange.Withdraw(entry.Id, GoneReason), cancellationToken);
        }
    }

    /// <summary>Returns when everything taken so far is stored and told.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await StoreAsync(cancellationToken);
        await StoredAsync();
        await TellAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StoredAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run was stopped, and its batch with it.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Something else has ended the run already, and is what the run says of itself.
            IngestLog.NotStoredEither(log, source.Name, exception);
        }
    }

    /// <summary>Begins to store the batch, when the one before is stored.</summary>
    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        await StoredAsync();
        if (batch.Count > 0)
        {
            var full = batch;
            batch = new List<RecordChange>(BatchSize);
            stop = cancellationToken;
            storing = Task.Run(() => store.ApplyAsync(full, cancellationToken), cancellationToken);
        }
    }

    private async Task StoredAsync()
    {
        if (storing is { } last)
        {
            storing = null;
            Counts = (await last).Aggregate(Counts, RunCounting.Count);
        }
    }

    private async Task TellAsync()
    {
        // Of a file of gigabytes it is told how much of it has been read.
        await report(reading is null ? Counts : Counts with { Bytes = Counts.Bytes + reading.Position }, [.. failures]);
        failures.Clear();
        lastReported = Counts.Seen;
    }

    private void ReadToEnd(SourceFile file)
    {
        reading = null;
        Counts = Counts with { Bytes = Counts.Bytes + file.Length };
    }

    private async Task TakeAsync(RecordDocument document, CancellationToken cancellationToken)
    {
        if (known.Unchanged(document.Hash, document.File) is { } entry)
        {
            await UnchangedAsync(entry, document.File, document.Line, cancellationToken);
            return;
        }

        var bound = Bind(document);
        if (bound.Value is null)
        {
            known.Keep(bound.Key, document.File);
            await FailedAsync(bound.Failures, cancellationToken);
            return;
        }

        var (record, problems) = Staged(bound, document);
        if (record is null)
        {
            known.Keep(bound.Key, document.File);
            await FailedAsync(problems, cancellationToken);
        }
        else if (known.Meet(record.Id, document.File, document.Line) is { } first)
        {
            await FailedAsync([Twice(document.File, record.Key, first, bound.Lines)], cancellationToken);
        }
        else if (problems.Count > 0)
        {
            await FailedAsync(problems, cancellationToken);
        }
        else
        {
            await SeenAsync(new RecordChange.Save(record, new RecordOrigin(document.File, document.Line, document.Hash)), cancellationToken);
        }
    }

    private async Task UnchangedAsync(SourceEntry entry, string file, int line, CancellationToken cancellationToken)
    {
        if (known.Meet(entry.Id, file, line) is { } earlier)
        {
            await FailedAsync([Twice(file, entry.Key, earlier, new FieldMap(line))], cancellationToken);
        }
        else if (entry.Withdrawn)
        {
            await SeenAsync(new RecordChange.Revive(entry.Id), cancellationToken);
        }
        else if (Only is null)
        {
            Counts = Counts with { Seen = Counts.Seen + 1, Unchanged = Counts.Unchanged + 1 };
            await ReportNowAndThenAsync(cancellationToken);
        }
    }

    /// <summary>Readers and stages answer with failures; whatever else gets out of them costs its document, not the run.</summary>
    private static Bound<Record> Bind(RecordDocument document)
    {
        try
        {
            return document.Bind();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return new Bound<Record>(null, new FieldMap(document.Line), [Unreadable(document, exception)]);
        }
    }

    private (Record? Record, IReadOnlyList<IngestFailure> Failures) Staged(Bound<Record> bound, RecordDocument document)
    {
        try
        {
            return stages.Run(bound, document.File, source);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return (null, [Unreadable(document, exception) with { Key = bound.Key }]);
        }
    }

    private static IngestFailure Unreadable(RecordDocument document, Exception exception) =>
        new(document.File, document.Line, "", "The document cannot be read: " + exception.Message, "Please report this with the file.");

    private static IngestFailure Twice(string file, string key, (string File, int Line) earlier, FieldMap lines) => new(
        file,
        lines.LineOf("key"),
        "key",
        string.Create(CultureInfo.InvariantCulture, $"The key '{key}' stands already in {earlier.File}, line {Math.Max(1, earlier.Line)}."),
        "Give one of the two another key, or delete it.",
        key);

    private async Task FailedAsync(IReadOnlyList<IngestFailure> found, CancellationToken cancellationToken)
    {
        Fail(found);
        Counts = Counts with { Seen = Counts.Seen + 1, Failed = Counts.Failed + 1 };
        await ReportNowAndThenAsync(cancellationToken);
    }

    private async Task SeenAsync(RecordChange change, CancellationToken cancellationToken)
    {
        Counts = Counts with { Seen = Counts.Seen + 1 };
        await AddAsync(change, cancellationToken);
    }

    private async Task AddAsync(RecordChange change, CancellationToken cancellationToken)
    {
        batch.Add(change with { Run = Run });
        if (batch.Count >= BatchSize)
        {
            await StoreAsync(cancellationToken);
            await TellAsync();
        }
    }

    private async Task ReportNowAndThenAsync(CancellationToken cancellationToken)
    {
        if (Counts.Seen - lastReported >= ReportEvery)
        {
            await FlushAsync(cancellationToken);
        }
    }
}
