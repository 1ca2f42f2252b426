namespace Sherloc.Core.Storage;

/// <param name="Source">Name of the source.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, where something is known.</param>
public sealed record PausedSource(string Source, DateTimeOffset At, string? By, string? Reason);

/// <summary>The sources that no schedule starts until somebody lets them go on. Runs that a person starts by hand are not held back.</summary>
public interface ISourcePauses
{
    Task<IReadOnlyList<PausedSource>> AllAsync(CancellationToken cancellationToken);

    /// <summary>A source that is paused already stays as it is.</summary>
    Task PauseAsync(string source, string? by, string? reason, CancellationToken cancellationToken);

    /// <summary>False where it was not paused.</summary>
    Task<bool> ResumeAsync(string source, CancellationToken cancellationToken);
}
