using System.Diagnostics;
using System.Globalization;

namespace Sherloc.Cli.Tests;

/// <summary>A command as a process of its own, and the most memory that it held at any time.</summary>
/// <param name="Code">For the shell.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Megabytes">The high-water mark that the kernel keeps (VmHWM): code, heap, caches, everything.</param>
internal sealed record MeasuredRun(int Code, string Output, double Megabytes)
{
    /// <summary>Looked at this often: what the last look misses is what the end of a process takes.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private const string Mark = "VmHWM:";

    public static async Task<MeasuredRun> OfAsync(CommandLine sherloc, TimeSpan longest, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(longest);
        using var process = sherloc.Start([], arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var most = 0.0;
            while (!process.HasExited)
            {
                most = Math.Max(most, Megabyte(process));
                await Task.Delay(Look, limit.Token);
            }

            return new MeasuredRun(process.ExitCode, await output + await error, most);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static double Megabyte(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[Mark.Length..^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It ended at this moment.
            return 0;
        }
    }
}
