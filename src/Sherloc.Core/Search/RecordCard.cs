using Sherloc.Core.Records;

namespace Sherloc.Core.Search;

/// <summary>What a list shows of a record; kept in the index so that a page of results needs no second look-up.</summary>
public sealed record RecordCard
{
    public required RecordId Id { get; init; }

    public required RecordKind Kind { get; init; }

    public string Slug { get; init; } = "";

    public required string Title { get; init; }

    public required string TitleLanguage { get; init; }

    /// <summary>The title in English, where it differs.</summary>
    public string? EnglishTitle { get; init; }

    public string? Country { get; init; }

    public Fact<PartialDate> Date { get; init; }

    public string? Court { get; init; }

    /// <summary>Title of the law, issuer, publisher: what a kind shows where a case shows its court.</summary>
    public string? Body { get; init; }

    /// <summary>Confirmed crime types.</summary>
    public IReadOnlyList<string> Crimes { get; init; } = [];

    /// <summary>Confirmed treaty references, as tagged.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Crime types only suggested.</summary>
    public IReadOnlyList<string> SuggestedCrimes { get; init; } = [];

    /// <summary>Verdict of every tried party.</summary>
    public IReadOnlyList<PartyOutcome> Outcomes { get; init; } = [];

    /// <summary>Languages of its panes with their status, the first first.</summary>
    public IReadOnlyList<PaneLanguage> Languages { get; init; } = [];
}

/// <summary>One party's outcome on a result card.</summary>
/// <param name="Party">The party's name or role with a number.</param>
/// <param name="Verdicts">Distinct verdicts over its charges; empty where none is recorded.</param>
/// <param name="Sentence">The sentence in the source's words, where there is exactly one.</param>
public sealed record PartyOutcome(string Party, IReadOnlyList<Verdict> Verdicts, string? Sentence);

public sealed record PaneLanguage(string Language, TextStatus Status);
