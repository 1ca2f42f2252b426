using System.Diagnostics;

namespace Sherloc.Deploy.Tests.Running;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether the program is on the path, or at the place itself.</summary>
    public static bool Exists(string program) =>
        File.Exists(program)
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {Longest}.", exception);
        }

        return new CommandResult(process.ExitCode, (await output).TrimEnd(), (await error).TrimEnd());
    }
}

internal sealed record CommandResult(int Code, string Output, string Error)
{
    /// <summary>The output, where all went well.</summary>
    public string Good() => Code == 0 ? Output : throw new InvalidOperationException($"Ended with code {Code}.\n{Output}\n{Error}");
}
