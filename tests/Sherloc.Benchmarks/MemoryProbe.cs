using System.Diagnostics;
using System.Globalization;
using Sherloc.Data.Search.SqliteFts;

namespace Sherloc.Benchmarks;

/// <summary>Resident memory of a process that has nothing but the index open, after every query was asked.</summary>
internal static class MemoryProbe
{
    public const string Verb = "--memory";

    /// <summary>In a process of its own, since this one holds the baseline as well.</summary>
    public static long Measure(string folder)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return long.Parse(answer, CultureInfo.InvariantCulture);
    }

    public static async Task<long> InThisProcessAsync(string folder, CancellationToken cancellationToken)
    {
        using var index = new SqliteFtsIndex(folder);
        foreach (var query in BenchQuery.All)
        {
            await index.SearchAsync(query.Request, cancellationToken);
        }

        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
