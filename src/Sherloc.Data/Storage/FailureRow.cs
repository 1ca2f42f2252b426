using System.Text;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Storage;

/// <summary>A row of <c>ingest_failures</c>.</summary>
internal sealed class FailureRow
{
    public long Run { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public string Field { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Remedy { get; init; } = "";

    public string? Key { get; init; }

    /// <summary>Place in the line.</summary>
    public int Place { get; init; }

    public static FailureRow Of(long run, IngestFailure failure) => new()
    {
        Run = run,
        File = Storable(failure.File)!,
        Line = failure.Line,
        Field = Storable(failure.Field)!,
        Reason = Storable(failure.Reason)!,
        Remedy = Storable(failure.Remedy)!,
        Key = Storable(failure.Key),
        Place = failure.Column,
    };

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
