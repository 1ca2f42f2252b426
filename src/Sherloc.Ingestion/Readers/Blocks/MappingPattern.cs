using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>Regular expressions of editors: without backtracking, so that no text makes them slow.</summary>
internal static class MappingPattern
{
    public static Regex? Of(string? pattern) =>
        pattern is null ? null : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>What is wrong with the expression, or null.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = Of(pattern);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }
}
