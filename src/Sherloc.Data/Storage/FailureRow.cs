using System.Text;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>ingest_failures</c>.</summary>
internal sealed record FailureRow(long Run, string File, int Line, string Field, string Reason, string Remedy, string? Key)
{
    public static FailureRow Of(long run, IngestFailure failure) => new(
        run, Storable(failure.File)!, failure.Line, Storable(failure.Field)!, Storable(failure.Reason)!, Storable(failure.Remedy)!, Storable(failure.Key));

    /// <summary>
    /// Failures quote what was wrong in a document, which may be just what no database holds in a text: U+0000 and halves of surrogate pairs
    /// become the replacement character.
    /// </summary>
    internal static string? Storable(string? text)
    {
        if (text is null || !(text.Contains('\0', StringComparison.Ordinal) || text.Any(char.IsSurrogate)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
