using System.Diagnostics;
using Sherloc.Testing;
using Sherloc.Testing.Servers;

namespace Sherloc.Cli.Tests;

/// <summary>Runs the built command as a process over an ingest folder and a data folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TestPair pair;

    public CommandLine()
    {
        pair = new TestPair(Path.Combine(Root, "data"));
        foreach (var folder in new[] { "taxonomy", "treaties" })
        {
            Copy(Path.Combine(Repository, "ingest", folder), Path.Combine(Root, "ingest", folder));
        }

        Write("sources/books/source.yaml", "name: books\ntitle: {en: Books}\nreader: markdown\nkind: publication\nfiles: [\"*.md\"]\n");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("sherloc-cli-").FullName;

    private static string Repository => SourceTree.Root;

    /// <summary>Writes a file of the ingest folder.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, "ingest", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Book(string key, string title, string text, string more = "") => Write($"sources/books/{key}.md", $$"""
        ---
        kind: publication
        key: {{key}}
        title: [{language: en, text: "{{title}}"}]
        country: _irb
        date: 2019-03
        sources: [{title: A page, address: "https://example.org/{{key}}"}]
        {{more}}
        ---

        ## summary (en, summary)

        {{text}}

        """);

    /// <summary>Of the store and the index that the command works on.</summary>
    public IReadOnlyDictionary<string, string?> Settings => pair.Settings;

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <param name="environment">Settings that win over <see cref="Settings"/>.</param>
    /// <param name="arguments">Of the command.</param>
    public async Task<(int Code, string Output, string Error)> RunAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
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
            throw new TimeoutException($"sherloc {string.Join(' ', arguments)} took longer than {Longest}.", exception);
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts the command and leaves it to the caller.</summary>
    public Process Start(Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sherloc.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        pair.WriteTo(start.Environment);
        start.Environment["Ingest__Folder"] = Path.Combine(Root, "ingest");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose()
    {
        pair.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
