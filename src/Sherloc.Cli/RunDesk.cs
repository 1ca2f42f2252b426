using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion;

namespace Sherloc.Cli;

/// <summary>What can be done with runs beside starting them; the same as on the administration page.</summary>
internal sealed class RunDesk(IRunStore runs, ISourcePauses pauses, RunRollback rollback, IngestInput input, RunOutput output)
{
    private const int Latest = 10;

    public async Task<int> StatusAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var paused = (await pauses.AllAsync(cancellationToken)).ToDictionary(p => p.Source);
        var latest = (await runs.LatestAsync(cancellationToken)).ToDictionary(r => r.Source);
        foreach (var name in Chosen(names))
        {
            var state = latest.GetValueOrDefault(name) is { } run ? Line(run) : "never run";
            Console.WriteLine($"{name}: {state}{(paused.TryGetValue(name, out var pause) ? "; " + Paused(pause) : "")}");
        }

        var recent = (await runs.RecentAsync(Latest, cancellationToken)).Where(r => names.Count == 0 || names.Contains(r.Source)).ToList();
        var (oldest, newest) = (recent.LastOrDefault()?.Id ?? 0, recent.FirstOrDefault()?.Id ?? 0);
        var skipped = await runs.SkippedAsync(oldest, newest, cancellationToken);
        var logs = await runs.LogsAsync(oldest, newest, cancellationToken);
        foreach (var run in recent)
        {
            Console.WriteLine($"    {run.Source}, {Line(run)}");
            foreach (var line in logs[run.Id])
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {line.At.UtcDateTime:HH:mm:ss} {line.Text}"));
            }

            foreach (var part in skipped[run.Id])
            {
                Console.WriteLine("        " + RunOutput.Skipped(part));
            }
        }

        return ExitCodes.Good;
    }

    public Task<int> CancelAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => EachAsync(names, async name =>
    {
        var asked = await runs.AskToStopAsync(name, cancellationToken);
        if (asked || names.Count > 0)
        {
            Console.WriteLine(asked ? $"{name}: asked to stop" : $"{name}: no run is under way");
        }

        return asked || names.Count == 0;
    });

    public Task<int> PauseAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => EachAsync(names, async name =>
    {
        await pauses.PauseAsync(name, Environment.UserName, null, cancellationToken);
        Console.WriteLine($"{name}: paused");
        return true;
    });

    public Task<int> ResumeAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => EachAsync(names, async name =>
    {
        var was = await pauses.ResumeAsync(name, cancellationToken);
        Console.WriteLine(was ? $"{name}: goes on" : $"{name}: was not paused");
        return true;
    });

    public async Task<int> RollbackAsync(long run, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(run, cancellationToken) is { } undone)
        {
            // First, so that no schedule reads the same again in between.
            await pauses.PauseAsync(undone.Source, Environment.UserName, string.Create(CultureInfo.InvariantCulture, $"Run {run} was taken back."), cancellationToken);
            Console.WriteLine($"{undone.Source}: paused");
        }

        return await output.WriteAsync(await rollback.RunAsync(run, Environment.UserName, cancellationToken));
    }

    private async Task<int> EachAsync(IReadOnlyList<string> names, Func<string, Task<bool>> act)
    {
        var unknown = names.Where(n => input.Catalog.Find(n) is null).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"There is no source '{unknown[0]}'. 'sherloc sources' lists them.");
            return ExitCodes.Failed;
        }

        var code = ExitCodes.Good;
        foreach (var name in Chosen(names))
        {
            code = await act(name) ? code : ExitCodes.NotAll;
        }

        return code;
    }

    private IReadOnlyList<string> Chosen(IReadOnlyList<string> names) => names.Count > 0 ? names : [.. input.Catalog.List().Select(s => s.Name)];

    private string Line(IngestRun run)
    {
        var pace = RunPace.Of(run, input.Time.GetUtcNow());
        var more = (run.Continues is { } continued ? $", continues {continued}" : "") + (run.Undoes is { } undone ? $", takes back {undone}" : "")
            + (pace.Remaining is { } left ? $", {left.TotalSeconds:0} s left" : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"run {run.Id} ({run.Trigger}{(run.By is null ? "" : " by " + run.By)}) {run.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {run.State.ToSlug()}: {RunOutput.Counts(run.Counts)}; {run.Counts.Bytes} bytes, {pace.DocumentsPerSecond:0.#} documents/s{more}");
    }

    private static string Paused(PausedSource pause) => string.Create(
        CultureInfo.InvariantCulture,
        $"paused since {pause.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(pause.By is null ? "" : " by " + pause.By)}{(pause.Reason is null ? "" : ": " + pause.Reason)}");
}
