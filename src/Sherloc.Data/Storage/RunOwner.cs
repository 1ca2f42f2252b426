using System.ComponentModel;
using System.Globalization;

namespace Sherloc.Data.Storage;

/// <summary>A process, so that a run which a dead one left behind can be told from a run that still goes on.</summary>
public sealed record RunOwner(string Machine, int Process, DateTimeOffset Started)
{
    /// <summary>
    /// Of a process on another machine we see only that it reports, every two seconds: silence this long means that it is dead. Longer than
    /// the clocks of two machines are apart.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    // Start times are computed from the machine's uptime and differ a little from one reading to the next.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public static RunOwner ThisProcess { get; } = OfThisProcess();

    public static RunOwner? Parse(string text) =>
        text.Split('|') is [var machine, var process, var started]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && DateTimeOffset.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new RunOwner(machine, number, time)
            : null;

    /// <summary>Whether the process is gone.</summary>
    /// <param name="reported">Its last sign of life.</param>
    /// <param name="now">The time of asking.</param>
    public bool IsDead(DateTimeOffset reported, DateTimeOffset now) =>
        string.Equals(Machine, Environment.MachineName, StringComparison.OrdinalIgnoreCase) ? !Lives() : now - reported > Silence;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}|{Process}|{Started:O}");

    private static RunOwner OfThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new RunOwner(Environment.MachineName, process.Id, StartOf(process));
    }

    private static DateTimeOffset StartOf(System.Diagnostics.Process process) => new(process.StartTime.ToUniversalTime());

    private bool Lives()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return (StartOf(process) - Started).Duration() < Tolerance;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // It is there, but belongs to somebody else and does not tell its start time.
            return true;
        }
    }
}
