namespace Sherloc.Core.Search;

/// <summary>Why an index cannot do its work.</summary>
public enum SearchTrouble
{
    /// <summary>It does not answer.</summary>
    Away,

    /// <summary>It answers that it has too much to do.</summary>
    Overloaded,

    /// <summary>It does not know us, or does not let us do what we have to.</summary>
    Credentials,

    /// <summary>It answers searches and takes no writes: its disk is nearly full.</summary>
    ReadOnly,

    /// <summary>It has no index of ours, or not all of them.</summary>
    MissingIndex,

    /// <summary>Its index was made by another version of this program.</summary>
    OtherLayout,

    /// <summary>Another process rebuilds the index.</summary>
    Rebuilding,

    /// <summary>It refused what we asked, for a reason that this program does not know.</summary>
    Refused,
}

/// <summary>The search index as a whole cannot be searched or written; records are where they were, and nothing is lost.</summary>
/// <param name="trouble">What is wrong.</param>
/// <param name="reason">A sentence that says it, with the address or the name concerned.</param>
/// <param name="remedy">A sentence that says what to do.</param>
/// <param name="since">Since when it has been so, where that is known.</param>
/// <param name="cause">What told us.</param>
public sealed class SearchUnavailableException(
    SearchTrouble trouble, string reason, string remedy, DateTimeOffset? since = null, Exception? cause = null)
    : Exception($"{reason} {remedy}", cause)
{
    public SearchTrouble Trouble => trouble;

    public string Reason => reason;

    public string Remedy => remedy;

    public DateTimeOffset? Since => since;
}
