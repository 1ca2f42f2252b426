namespace Sherloc.Core.Records;

public enum PartyKind
{
    Individual,
    Group,
    LegalPerson,
    Authority,
}

public enum PartyRole
{
    Defendant,
    Respondent,
    Victim,
    Plaintiff,
    Complainant,
    Migrant,
    Appellant,
    Witness,
    Authority,
    Other,
}

public enum Gender
{
    Female,
    Male,
    Other,
}

/// <summary>A person, a group of persons, a company or an authority in a case.</summary>
public sealed record Party
{
    /// <summary>Local to the record; charges refer to it.</summary>
    public required string Id { get; init; }

    public IReadOnlyList<PartyRole> Role { get; init; } = [];

    public PartyKind Kind { get; init; }

    /// <summary>Initials, unless a legal person or a public official acting as such. Victims always by initials.</summary>
    public Fact<string> Name { get; init; }

    /// <summary>Number of people in a group.</summary>
    public int? Count { get; init; }

    /// <summary>Least number of people in a group.</summary>
    public int? CountMin { get; init; }

    /// <summary>Largest number of people in a group.</summary>
    public int? CountMax { get; init; }

    public Fact<Gender> Gender { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public Fact<IReadOnlyList<string>> Nationality { get; init; }

    /// <summary>Years.</summary>
    public Fact<int> AgeAtOffence { get; init; }

    /// <summary>Years.</summary>
    public Fact<int> AgeAtTrial { get; init; }

    public string? Note { get; init; }
}
