using Microsoft.Extensions.Logging;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Readers;
using Sherloc.Ingestion.Sources;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion;

/// <summary>How a run ended.</summary>
/// <param name="Run">Its number in <see cref="IRunStore"/>, 0 where it did not begin.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="State">Failed means that the source as a whole could not be read: nothing of it was changed.</param>
/// <param name="Counts">Documents.</param>
/// <param name="Error">Why it failed, or why the index is not up to date.</param>
public sealed record IngestOutcome(long Run, string Source, RunState State, RunCounts Counts, string? Error)
{
    /// <summary>What of the files that were read became no part of a record, the most frequent first.</summary>
    public IReadOnlyList<SkippedPart> Skipped { get; init; } = [];

    /// <summary>The run did not begin, because another one of the source is under way or was so a short time ago.</summary>
    public bool Refused { get; init; }
}

/// <summary>The one loop: source to reader to stages to store and index queue, then the index.</summary>
public sealed class IngestRunner(IngestInput input, IRecordStore store, IRunStore runs, IndexAfterRun index, ILogger<IngestRunner> log)
{
    /// <summary>As the other one, for a run that needs no more said.</summary>
    public Task<IngestOutcome> RunAsync(string source, string trigger, IProgress<RunCounts>? progress, CancellationToken cancellationToken) =>
        RunAsync(new RunRequest(source, trigger), progress, cancellationToken);

    /// <summary>
    /// Runs one source. Never throws for what is in the source; cancelled, it keeps what was stored so far and withdraws nothing. What an
    /// earlier run stored before it was cut off is passed over as unchanged.
    /// </summary>
    /// <param name="request">What, and why.</param>
    /// <param name="progress">Told the counts now and then.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<IngestOutcome> RunAsync(RunRequest request, IProgress<RunCounts>? progress, CancellationToken cancellationToken)
    {
        var source = request.Source;
        if (input.Catalog.Find(source) is not { } listing)
        {
            return new IngestOutcome(0, source, RunState.Failed, new RunCounts(), $"There is no source '{source}'. There are: {string.Join(", ", input.Catalog.List().Select(s => s.Name))}.");
        }

        if (listing.Definition is { Enabled: false })
        {
            return new IngestOutcome(0, source, RunState.Failed, new RunCounts(), $"The source '{source}' is switched off. 'sherloc sources enable {source}' switches it on.");
        }

        if (!input.Running.TryBegin(source, cancellationToken, out var entry))
        {
            return RefusedFor($"A run of '{source}' is under way.");
        }

        using (entry)
        {
            var start = await runs.StartAsync(request, entry.Stop.Token);
            if (start.Run is not { } run)
            {
                return RefusedFor(RunTexts.InTheWay(start.Other!));
            }

            IngestLog.Started(log, source, request.Trigger);
            await runs.LogAsync(run, RunTexts.Begun(request), CancellationToken.None);
            IngestOutcome outcome;
            RunSignal signal;
            await using (var watch = new RunWatch(run, runs, entry, log))
            {
                outcome = await RunAsync(listing, request, new Report(run, runs, entry, progress), entry.Stop.Token);
                signal = watch.Signal;
            }

            outcome = signal == RunSignal.Lost ? outcome with { State = RunState.Failed, Error = RunTexts.Lost } : outcome;
            // The end is written even where the run was cancelled.
            await runs.KeepSkippedAsync(run, outcome.Skipped, CancellationToken.None);
            await runs.LogAsync(run, RunTexts.Ended(outcome.State, outcome.Counts), CancellationToken.None);
            await runs.EndAsync(run, outcome.State, outcome.Counts, outcome.Error, CancellationToken.None);
            IngestLog.Ended(log, source, outcome.State, outcome.Counts.Added, outcome.Counts.Changed, outcome.Counts.Unchanged, outcome.Counts.Withdrawn, outcome.Counts.Failed, outcome.Error);
            return outcome;
        }

        IngestOutcome RefusedFor(string reason)
        {
            IngestLog.Refused(log, source, request.Trigger, reason);
            return new IngestOutcome(0, source, RunState.Failed, new RunCounts(), reason) { Refused = true };
        }
    }

    private async Task<IngestOutcome> RunAsync(SourceListing listing, RunRequest request, Report report, CancellationToken cancellationToken)
    {
        SourceRun? run = null;
        await using var beside = new IndexBesideRun(index, cancellationToken);
        try
        {
            if (listing.Definition is not { } definition)
            {
                await report.SendAsync(new RunCounts(), listing.Failures);
                return Ended(RunState.Failed, "Its source.yaml cannot be used: " + listing.Failures[0].Reason);
            }

            var (vocabulary, vocabularyFailures) = input.Vocabulary.Refresh();
            var known = new KnownRecords(definition.Name, await store.SourceEntriesAsync(definition.Name, cancellationToken));
            var mend = request.FailuresOf is { } earlier ? await FailedFilesAsync(earlier, cancellationToken) : null;
            run = new SourceRun(definition, new RecordStages(vocabulary, input.Time), known, store, ReportAsync, log) { Run = report.Run, Only = mend };
            var hash = new DocumentHash($"{DocumentHash.ProgramVersion}|{vocabulary.Fingerprint}|{listing.Fingerprint}");
            await using (run)
            {
                await ReadAsync(listing, definition, run, vocabulary, hash, vocabularyFailures, report.SayAsync, cancellationToken);
            }

            await report.SayAsync(RunTexts.ReadToEnd(run.Counts));
            var error = await index.DrainAsync(cancellationToken);
            await report.SayAsync(error ?? RunTexts.Indexed);
            return Ended(run.HasFailures || vocabularyFailures.Count > 0 ? RunState.CompletedWithFailures : RunState.Completed, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(RunState.Cancelled, RunTexts.Stopped);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            IngestLog.Broken(log, listing.Name, exception);
            return Ended(RunState.Failed, exception.Message);
        }

        async Task ReportAsync(RunCounts counts, IReadOnlyList<IngestFailure> failures)
        {
            await report.SendAsync(counts, failures);
            beside.Stored(counts);
        }

        IngestOutcome Ended(RunState state, string? error) => new(report.Run, listing.Name, state, run?.Counts ?? new RunCounts(), error) { Skipped = run?.Skipped.All ?? [] };
    }

    private async Task ReadAsync(
        SourceListing listing,
        SourceDefinition definition,
        SourceRun run,
        Core.Taxonomy.Vocabulary vocabulary,
        DocumentHash hash,
        IReadOnlyList<IngestFailure> vocabularyFailures,
        Func<string, Task> say,
        CancellationToken cancellationToken)
    {
        IRecordReader reader;
        IEnumerable<SourceFile> files;
        var isComplete = true;
        if (definition.Reader == ReaderKind.Treaties)
        {
            var treaties = new TreatyRecordReader(vocabulary, hash);
            (reader, files) = (treaties, treaties.Files());
            run.Fail(vocabularyFailures);
            run.Expect(vocabulary.Instruments.Sum(i => i.Articles.Count), null);
        }
        else
        {
            reader = RecordReaders.For(ReaderInput.Of(definition, hash, vocabulary) with { PdfToText = input.Options.Value.PdfToText });
            var stock = await input.Supply.PrepareAsync(listing, cancellationToken);
            isComplete = stock.IsComplete;
            if (definition.Fetch is not null)
            {
                await say(RunTexts.Fetched(stock.Failures.Count));
            }

            var (found, failures) = SourceFiles.Find(stock.Folder, definition.Files);
            var wanted = found.Where(run.Wants).ToList();
            files = wanted;
            await say(RunTexts.ToRead(wanted.Count, wanted.Sum(f => f.Length)));
            run.Fail([.. stock.Failures, .. failures]);
            run.Expect(definition.Reader == ReaderKind.Markdown ? wanted.Count : null, wanted.Sum(f => f.Length));
        }

        await run.FlushAsync(cancellationToken);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await run.ReadAsync(reader, file, cancellationToken);
        }

        IngestLog.SkippedIn(log, definition.Name, run.Skipped.All);
        if (isComplete && run.Only is null)
        {
            await run.WithdrawGoneAsync(cancellationToken);
        }
        else
        {
            await say(run.Only is null ? RunTexts.NotWhole : RunTexts.OnlyFailures);
        }

        await run.FlushAsync(cancellationToken);
    }

    private async Task<IReadOnlySet<string>> FailedFilesAsync(long run, CancellationToken cancellationToken) =>
        (await runs.FailuresAsync(run, cancellationToken)).Select(f => f.File).ToHashSet(StringComparer.Ordinal);

    /// <summary>Tells the store, the page and the caller how far the run is.</summary>
    private sealed class Report(long run, IRunStore runs, RunningSources.Entry entry, IProgress<RunCounts>? progress)
    {
        public long Run => run;

        /// <summary>A line for the log of the run.</summary>
        public Task SayAsync(string text) => runs.LogAsync(run, text, CancellationToken.None);

        public async Task SendAsync(RunCounts counts, IReadOnlyList<IngestFailure> failures)
        {
            entry.Counts = counts;
            progress?.Report(counts);
            // Whether it is to stop is looked at by the watch.
            await runs.ReportAsync(run, counts, failures, entry.Stop.Token);
        }
    }
}
