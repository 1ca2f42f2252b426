using System.Collections.Concurrent;
using System.Diagnostics;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Jobs;

/// <summary>One of several web processes over one PostgreSQL database and one ingest folder.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly string data = Directory.CreateTempSubdirectory("sherloc-node-").FullName;
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(string ingest, string database)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Repository.WebHost])
            {
                WorkingDirectory = Repository.WebProject,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["Ingest__Folder"] = ingest,
                    ["Data__Folder"] = data,
                    ["Storage__Provider"] = "Postgres",
                    ["Storage__ConnectionString"] = database,
                },
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The node ended with code {process.ExitCode}:\n{Output}"));
    }

    public int Id => process.Id;

    public Uri Address => ready.Task.Result;

    /// <summary>What the program said so far.</summary>
    public string Output => string.Join('\n', output);

    public static async Task<Node> StartAsync(string ingest, string database)
    {
        var node = new Node(ingest, database);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => node.Kill();
        node.process.Start();
        node.process.BeginOutputReadLine();
        node.process.BeginErrorReadLine();
        try
        {
            await node.ready.Task.WaitAsync(Patience);
            return node;
        }
        catch (Exception exception)
        {
            await node.DisposeAsync();
            throw new InvalidOperationException($"The node did not start:\n{node.Output}", exception);
        }
    }

    /// <summary>SIGKILL, as a failure of the machine would end it.</summary>
    public void Kill()
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
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Hear(string? line)
    {
        const string Ready = "ready: open ";
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
        {
            ready.TrySetResult(new Uri(line[(at + Ready.Length)..].Split(' ')[0]));
        }
    }
}
