namespace Sherloc.Core.Taxonomy;

/// <summary>A file of <c>ingest/taxonomy/tagging</c>: what words of one language make the program suggest which tags.</summary>
public sealed record TaggingFile
{
    /// <summary>ISO 639-1; the file's name.</summary>
    public required string Language { get; init; }

    /// <summary>Lists of words by name. In a phrase, the name between angle brackets stands for any word of the list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words that take back what stands behind them, unless a sign says otherwise.</summary>
    public WordsNear? Negation { get; init; }

    public required IReadOnlyList<TaggingRule> Rules { get; init; }
}

/// <summary>Everything that speaks for one tag: a crime type, a keyword or a place in a treaty; exactly one of them.</summary>
/// <remarks>
/// The confidence of a suggestion is 1 - (1 - a)(1 - b)… over the signs a, b, … found in the texts of one language; each counts once
/// however often it is found.
/// </remarks>
public sealed record TaggingRule
{
    /// <summary>Concept of a crime type.</summary>
    public string? Crime { get; init; }

    /// <summary>Concept of a keyword.</summary>
    public string? Keyword { get; init; }

    /// <summary>Treaty reference.</summary>
    public string? Article { get; init; }

    /// <summary>Only in records that carry this crime type, stated or suggested.</summary>
    public string? When { get; init; }

    public required IReadOnlyList<TaggingSign> Signs { get; init; }
}

/// <summary>Words that speak for a tag, and under which conditions. Conditions look within the sentence.</summary>
public sealed record TaggingSign
{
    /// <summary>
    /// Words or phrases, any of which will do. A word stands for all that has its stem; with an equals sign before it, only for itself.
    /// </summary>
    public required IReadOnlyList<string> Any { get; init; }

    /// <summary>Of these, one must stand near, before or behind.</summary>
    public WordsNear? Near { get; init; }

    /// <summary>Of these, none may stand near, before or behind.</summary>
    public WordsNear? Unless { get; init; }

    /// <summary>Counts although a word of the file's negation stands before it.</summary>
    public bool EvenNegated { get; init; }

    /// <summary>0 to 1: how often it will be right. Under 0.5 a sign needs others beside it.</summary>
    public double Confidence { get; init; } = 0.6;
}

/// <summary>Words or phrases within a distance.</summary>
public sealed record WordsNear
{
    public required IReadOnlyList<string> Any { get; init; }

    /// <summary>Greatest number of words from one to the other; 1 is the next word. Chinese counts pairs of characters.</summary>
    public int Within { get; init; } = 8;
}
