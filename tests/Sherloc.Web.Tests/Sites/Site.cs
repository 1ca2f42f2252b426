using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Sherloc.Testing.Servers;

namespace Sherloc.Web.Tests.Sites;

/// <summary>
/// The program itself, as a process of its own on a free port with a data folder that goes when it goes:
/// what these tests see is what a browser sees.
/// </summary>
internal sealed partial class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly string data;
    private readonly TestPair pair;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Site(string ingest, IReadOnlyDictionary<string, string> settings)
    {
        data = Directory.CreateTempSubdirectory("sherloc-test-").FullName;
        pair = new TestPair(data);
        Ingest = ingest;
        var start = new ProcessStartInfo("dotnet", [Repository.WebHost])
        {
            // Where `dotnet run` stands: the settings of the project, no others.
            WorkingDirectory = Repository.WebProject,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Ingest__Folder"] = ingest,
            },
        };
        pair.WriteTo(start.Environment);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The site ended with code {process.ExitCode}:\n{Output}"));
    }

    public Uri Address { get; private set; } = null!;

    public string Ingest { get; }

    /// <summary>Where it keeps its records and its index.</summary>
    public IReadOnlyDictionary<string, string?> Settings => pair.Settings;

    /// <summary>Follows redirects, keeps no cookies, asks for nothing compressed.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the program said so far.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Says so where the program has ended in the middle: every test after it would only say that nothing answers.</summary>
    public Site StillRunning() => process.HasExited
        ? throw new InvalidOperationException($"The site ended with code {process.ExitCode} (143 and 137: something stopped it). The last it said:\n{string.Join('\n', output.TakeLast(20))}")
        : this;

    public static Task<Site> StartAsync(string ingest) => StartAsync(ingest, new Dictionary<string, string>());

    /// <param name="ingest">Folder that it reads.</param>
    /// <param name="settings">Environment variables to set for it.</param>
    public static async Task<Site> StartAsync(string ingest, IReadOnlyDictionary<string, string> settings)
    {
        var site = new Site(ingest, settings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Kill();
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            site.Address = await site.ready.Task.WaitAsync(Patience);
        }
        catch (TimeoutException exception)
        {
            site.Kill();
            throw new TimeoutException($"The site was not ready after {Patience.TotalSeconds} s:\n{site.Output}", exception);
        }

        site.Client = site.NewClient(followRedirects: true, DecompressionMethods.None);
        return site;
    }

    public HttpClient NewClient(bool followRedirects, DecompressionMethods decompression) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects, AutomaticDecompression = decompression, UseCookies = false, UseProxy = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        pair.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (ReadyLine().Match(line) is { Success: true } match) ready.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, or never began.
        }
    }

    [GeneratedRegex(@"ready: open (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}
