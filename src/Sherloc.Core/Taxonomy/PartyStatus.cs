using Sherloc.Core.Records;

namespace Sherloc.Core.Taxonomy;

/// <summary>Who has signed and who is bound by an instrument, as of a date. A file of <c>ingest/treaties/status</c>.</summary>
public sealed record PartyStatus
{
    public required string Instrument { get; init; }

    /// <summary>The date stands wherever a status or a count of parties is shown.</summary>
    public required PartialDate AsOf { get; init; }

    public required SourceReference Source { get; init; }

    public required IReadOnlyList<StateStatus> States { get; init; }

    /// <summary>Participants of the source that are no State of ISO 3166.</summary>
    public IReadOnlyList<UnreconciledParticipant> Unreconciled { get; init; } = [];
}

public enum ConsentAct
{
    Ratification,
    Acceptance,
    Approval,
    Accession,
    Succession,
    FormalConfirmation,
}

/// <summary>One State's dates. Without <see cref="Date"/> it has signed only.</summary>
public sealed record StateStatus
{
    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Country { get; init; }

    /// <summary>The name in the source.</summary>
    public required string Name { get; init; }

    public PartialDate? Signed { get; init; }

    public ConsentAct? Act { get; init; }

    /// <summary>Of the act by which the State consented to be bound.</summary>
    public PartialDate? Date { get; init; }
}

public sealed record UnreconciledParticipant
{
    public required string Name { get; init; }

    public required string Reason { get; init; }

    public PartialDate? Signed { get; init; }

    public ConsentAct? Act { get; init; }

    public PartialDate? Date { get; init; }
}
