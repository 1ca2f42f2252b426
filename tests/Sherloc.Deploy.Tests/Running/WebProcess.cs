using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Sherloc.Deploy.Tests.Running;

/// <summary>One web process over the small collection, with settings of its own, as a service manager would start it.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly string data = Directory.CreateTempSubdirectory("sherloc-deploy-").FullName;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebProcess((string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.WebHost])
        {
            WorkingDirectory = Checkout.WebProject,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Folder"] = data;
        start.Environment["Ingest__Folder"] = Checkout.SmallIngest;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => SayThatItEnded();
        Client = NewClient(Port);
    }

    public int Port { get; } = Checkout.FreePort();

    public string Data => data;

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    public string Output => string.Join('\n', output);

    public static async Task<WebProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var site = new WebProcess(settings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Stop();
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        try
        {
            await site.ready.Task.WaitAsync(Patience);
            return site;
        }
        catch (TimeoutException exception)
        {
            await site.DisposeAsync();
            throw new TimeoutException($"The site was not ready after {Patience.TotalSeconds} s:\n{site.Output}", exception);
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public static HttpClient NewClient(int port) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        };

    /// <summary>As a failure of the machine would end it.</summary>
    public void Stop()
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stop();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void SayThatItEnded()
    {
        // Returns when the last line has been heard.
        process.WaitForExit();
        ready.TrySetException(new InvalidOperationException($"The site ended with code {process.ExitCode}:\n{Output}"));
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (line.Contains("ready: open", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
