using System.Globalization;
using Sherloc.Core.Storage;
using Spectre.Console;

namespace Sherloc.Cli;

/// <summary>Shows how far a run is: a bar on a terminal, a line now and then where the output is a file or a pipe.</summary>
internal static class RunProgress
{
    public static Task<T> WatchAsync<T>(string name, Func<IProgress<RunCounts>, Task<T>> run) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? run(new Lines(name)) : BarAsync(name, run);

    private static Task<T> BarAsync<T>(string name, Func<IProgress<RunCounts>, Task<T>> run) =>
        AnsiConsole.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(name), maxValue: 1);
            task.IsIndeterminate = true;
            return run(new Bar(task));
        });

    private sealed class Bar(ProgressTask task) : IProgress<RunCounts>
    {
        public void Report(RunCounts value)
        {
            // Documents where they can be counted beforehand, else bytes.
            var (done, whole) = value.Expected is { } expected ? (value.Seen, expected) : (value.Bytes, value.BytesExpected ?? 0);
            task.IsIndeterminate = whole == 0;
            task.MaxValue = Math.Max(1, whole);
            task.Value = done;
        }
    }

    private sealed class Lines(string name) : IProgress<RunCounts>
    {
        private const long Every = 5_000;
        private long said;

        public void Report(RunCounts value)
        {
            if (value.Seen - said >= Every)
            {
                said = value.Seen;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value.Seen} documents so far"));
            }
        }
    }
}
