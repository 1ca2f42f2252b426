using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>What a citation says beside the record itself: where it was read, which version of it, when, and the words between.</summary>
/// <param name="Address">The permanent address with scheme and host.</param>
/// <param name="Version">The record's revision, 1 or more.</param>
/// <param name="Accessed">The day it was read.</param>
/// <param name="Labels">Words in the reader's language.</param>
public sealed record CiteContext(string Address, long Version, DateOnly Accessed, CiteLabels Labels);

/// <summary>The words that a citation needs; English, and without names of countries, where nothing else is said.</summary>
public sealed record CiteLabels
{
    /// <summary>Name of the collection.</summary>
    public string Collection { get; init; } = "Sherloc";

    /// <summary>Before the number of the revision.</summary>
    public string Version { get; init; } = "version";

    /// <summary>Before the day it was read.</summary>
    public string Accessed { get; init; } = "accessed";

    /// <summary>Before the number of a treaty's article.</summary>
    public string Article { get; init; } = "art.";

    /// <summary>Name of a country's id.</summary>
    public Func<string, string> Country { get; init; } = id => id;

    /// <summary>Title of an instrument's id.</summary>
    public Func<string, string> Instrument { get; init; } = id => id;

    /// <summary>What a record of that kind is: case summary, provision …</summary>
    public Func<RecordKind, string> Kind { get; init; } = kind => kind.ToSlug();
}
