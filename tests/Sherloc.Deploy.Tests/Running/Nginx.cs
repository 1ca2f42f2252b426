using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;

namespace Sherloc.Deploy.Tests.Running;

/// <summary>nginx over files of deploy/nginx, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private static readonly string Binary = Environment.GetEnvironmentVariable("SHERLOC_NGINX") is { Length: > 0 } named ? named
        : File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    private readonly Process process;
    private readonly string folder;
    private readonly ConcurrentQueue<string> log = new();

    private Nginx(string folder, int port)
    {
        this.folder = folder;
        Port = port;
        process = new Process
        {
            StartInfo = new ProcessStartInfo(Binary, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", "stderr", "-g", "daemon off;"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
    }

    public int Port { get; }

    /// <summary>The lines of its access log and what it complains of.</summary>
    public IReadOnlyList<string> Log => [.. log];

    /// <summary>Skips the test where there is no nginx.</summary>
    public static void Require()
    {
        if (!Command.Exists(Binary))
        {
            Assert.Ignore("nginx is not installed: the proxy was not tried. Install it (on Debian: sudo apt-get install nginx-light) or set SHERLOC_NGINX.");
        }
    }

    /// <param name="port">Where it is going to listen.</param>
    /// <param name="files">Name and text of each file; <c>nginx.conf</c> is the first to be read. Files that it writes go into its own folder.</param>
    public static async Task<Nginx> StartAsync(int port, params (string Name, string Text)[] files)
    {
        var own = Directory.CreateTempSubdirectory("sherloc-nginx-").FullName;
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(own, name), text.Replace("/tmp/nginx", own + "/nginx", StringComparison.Ordinal));
        }

        var nginx = new Nginx(own, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => nginx.Stop();
        nginx.process.Start();
        nginx.process.BeginOutputReadLine();
        nginx.process.BeginErrorReadLine();
        await nginx.AnswersAsync();
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        using var client = WebProcess.NewClient(Port);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
                return;
            }
            catch (HttpRequestException exception)
            {
                if (tries == 100 || process.HasExited) throw new InvalidOperationException($"nginx does not answer:\n{string.Join('\n', Log)}", exception);
                await Task.Delay(100);
            }
        }
    }

    private void Stop()
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

    private void Hear(string? line)
    {
        if (line is not null) log.Enqueue(line);
    }
}
