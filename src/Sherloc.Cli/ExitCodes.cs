namespace Sherloc.Cli;

/// <summary>What the shell is told.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>It was done, but some documents were not accepted, or something needs mending.</summary>
    public const int NotAll = 1;

    /// <summary>It could not be done.</summary>
    public const int Failed = 2;

    /// <summary>A run of the source is under way, here or in another process: nothing was done.</summary>
    public const int Busy = 3;

    /// <summary>Somebody stopped it.</summary>
    public const int Stopped = 130;
}
