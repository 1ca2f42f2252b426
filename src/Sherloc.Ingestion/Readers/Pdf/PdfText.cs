using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sherloc.Ingestion.Readers.Pdf;

/// <summary>
/// Text of a PDF through poppler's pdftotext, as a child process without a shell: <c>prlimit</c> (util-linux) sets its limits of computing
/// time and memory and keeps it from writing files, the time on the clock and the length of its output are watched here, and it is killed
/// with all that it started when one is passed or the run is cancelled.
/// </summary>
internal sealed class PdfText(string tool)
{
    /// <summary>Of the processor; pages by the thousand are read in it.</summary>
    public const int MostSeconds = 8;

    /// <summary>On the clock, where the machine has other work as well.</summary>
    public const int LongestSeconds = 30;

    /// <summary>Of addresses, in bytes.</summary>
    public const long MostMemory = 512L * 1024 * 1024;

    /// <summary>Of text, in bytes.</summary>
    public const int LongestText = 32 * 1024 * 1024;

    private const int LongestError = 2_000;

    /// <summary>Exit code of what a signal ended: 128 and the signal's number; of prlimit's own limits 24 (SIGXCPU), 9 after it, and 6 (abort).</summary>
    private const int Signalled = 128;

    /// <summary>The text with a form feed behind each page, and how many complaints came with it.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    public (string Text, int Complaints) Read(string path, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var process = Start(path);
        using var kill = limit.Token.Register(() => Kill(process));
        limit.CancelAfter(TimeSpan.FromSeconds(LongestSeconds));
        var error = new StringBuilder();
        var complaints = 0;
        process.ErrorDataReceived += (_, line) =>
        {
            complaints += line.Data is null ? 0 : 1;
            if (line.Data is { } said && error.Length < LongestError)
            {
                error.Append(error.Length > 0 ? " " : "").Append(said.Length > LongestError ? said[..LongestError] : said);
            }
        };
        process.BeginErrorReadLine();
        var text = Output(process);
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, text) switch
        {
            _ when limit.IsCancellationRequested || process.ExitCode is Signalled + 24 or Signalled + 9 && text is not null => throw TooMuch(string.Create(CultureInfo.InvariantCulture, $"takes more than {MostSeconds} seconds of computing, or {LongestSeconds} seconds in all")),
            (_, null) => throw TooMuch(string.Create(CultureInfo.InvariantCulture, $"gives more than {LongestText / (1024 * 1024)} MB of text")),
            (0, _) => (text, complaints),
            _ when process.ExitCode == Signalled + 6 || error.ToString().Contains("memory", StringComparison.OrdinalIgnoreCase) => throw TooMuch(string.Create(CultureInfo.InvariantCulture, $"needs more than {MostMemory / (1024 * 1024)} MB of memory")),
            _ => throw new RefusedException("The PDF cannot be read: " + Said(error.ToString(), process.ExitCode), "Open it with a viewer: where it asks for a password, save it without; where it is broken, fetch it again."),
        };
    }

    private Process Start(string path)
    {
        var program = Find(tool) ?? throw Missing($"pdftotext is not installed ('{tool}' was looked for).", "Install it (on Debian: apt-get install poppler-utils), or name it with its path as Ingest:PdfToText.");
        var limits = Find("prlimit") ?? throw Missing("prlimit, which keeps pdftotext within limits, is not installed.", "Install it (on Debian: apt-get install util-linux).");
        var start = new ProcessStartInfo(limits)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var argument in (string[])[string.Create(CultureInfo.InvariantCulture, $"--cpu={MostSeconds}"), string.Create(CultureInfo.InvariantCulture, $"--as={MostMemory}"), "--fsize=0", "--core=0", "--", program, "-layout", "-enc", "UTF-8", "-eol", "unix", Path.GetFullPath(path), "-"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw Missing("pdftotext cannot be started: " + exception.Message, "Look at Ingest:PdfToText and at the permissions of the program.");
        }
    }

    /// <summary>All that it writes; null where that is too much.</summary>
    private static string? Output(Process process)
    {
        using var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (process.StandardOutput.BaseStream.Read(buffer) is > 0 and var read)
        {
            if (text.Length + read > LongestText)
            {
                Kill(process);
                return null;
            }

            text.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>The program behind a path or a name, or null.</summary>
    private static string? Find(string name) => name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? File.Exists(name) ? Path.GetFullPath(name) : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static string Said(string error, int code) => error.Length > 0 ? error : string.Create(CultureInfo.InvariantCulture, $"pdftotext ended with code {code}.");

    private static RefusedException TooMuch(string what) => new($"The PDF {what}.", "Look at where it comes from; where it is in order, divide it.");

    private static RefusedException Missing(string reason, string remedy) => new(reason, remedy);
}
