using System.Diagnostics;
using System.Globalization;

namespace Sherloc.Benchmarks;

/// <summary>The site as a process of its own on a free port; what it says is kept with the time since its start.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private const string Ready = "ready: open ";
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan At, string Text)> _said = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Process _process;
    private bool _ended;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="ingest">Folder of sources and vocabulary.</param>
    /// <param name="data">Folder of the site's own data.</param>
    /// <param name="settings">Further settings, as in <c>appsettings.json</c>, with a colon between section and name.</param>
    /// <param name="published">Folder of the published site; without it, the one that was built with the benchmark.</param>
    public WebHost(string ingest, string data, IReadOnlyDictionary<string, string?>? settings = null, string? published = null)
    {
        var start = new ProcessStartInfo("dotnet", [published is null ? Repository.WebHost : Path.Combine(published, "Sherloc.Web.dll")])
        {
            WorkingDirectory = published ?? Repository.WebProject,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Data__Folder"] = data,
                ["Ingest__Folder"] = ingest,
            },
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        _clock.Restart();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = HearTheEndAsync();
    }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>What the process has in memory now, in bytes: VmRSS, which counts its code and the shared libraries as well.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/status")).First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>A client that keeps its connection, waits for the site and asks for what <paramref name="encoding"/> says.</summary>
    public async Task<HttpClient> ClientAsync(string encoding, CancellationToken cancellationToken)
    {
        var (_, line) = await HearAsync(l => l.Contains(Ready, StringComparison.Ordinal), cancellationToken);
        var address = line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Split(' ')[0];
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        return client;
    }

    /// <summary>The first line of the kind, said already or still to come, and when it was said.</summary>
    public async Task<(TimeSpan At, string Text)> HearAsync(Predicate<string> which, CancellationToken cancellationToken)
    {
        for (var from = 0; ;)
        {
            Task news;
            lock (_gate)
            {
                var found = _said.FindIndex(from, l => which(l.Text));
                if (found >= 0)
                {
                    return _said[found];
                }

                if (_ended)
                {
                    throw new InvalidOperationException("The site ended:\n" + string.Join('\n', _said.TakeLast(20).Select(l => l.Text)));
                }

                from = _said.Count;
                news = _news.Task;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>All that it said has been heard by then.</summary>
    private async Task HearTheEndAsync()
    {
        await _process.WaitForExitAsync();
        _ended = true;
        Hear(string.Create(CultureInfo.InvariantCulture, $"The site has ended with code {_process.ExitCode}."));
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource heard;
        lock (_gate)
        {
            _said.Add((_clock.Elapsed, line));
            heard = _news;
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        heard.SetResult();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
