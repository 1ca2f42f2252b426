namespace Sherloc.Ingestion.Sources;

/// <summary>Tables and JSON: where the rows are, and which of them make one record.</summary>
public sealed record RowRule
{
    /// <summary>JSON: where the rows stand, as in <c>results/*</c> or <c>sections/*/articles/*</c>; left out, the file is an array or has one object a line.</summary>
    public string? Path { get; init; }

    /// <summary>Column (or path) whose value says which rows that follow each other make one record, as with one row for each defendant.</summary>
    public string? Group { get; init; }

    /// <summary>CSV: the character between cells; left out, it is found in the first line.</summary>
    public string? Delimiter { get; init; }

    /// <summary>CSV: name of the encoding, as in windows-1252; left out, UTF-8 or what a byte order mark says.</summary>
    public string? Encoding { get; init; }

    /// <summary>XLSX: name of the sheet; left out, the first one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Tables: the row with the names of the columns, from 1; left out, the first that is not empty.</summary>
    public int? Header { get; init; }
}

/// <summary>A party that a row tells of.</summary>
public sealed record PartyRule
{
    /// <summary>Only of rows that fit; left out, of every row.</summary>
    public RowCondition? When { get; init; }

    /// <summary>Fields of the party: role, kind, name, gender, nationality, ageAtOffence …</summary>
    public IReadOnlyDictionary<string, FieldRule> Fields { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>The charges against it that the same row tells of.</summary>
    public IReadOnlyList<ChargeRule> Charges { get; init; } = [];
}

/// <summary>A charge that a row tells of.</summary>
public sealed record ChargeRule
{
    /// <summary>Only of rows that fit; left out, of every row.</summary>
    public RowCondition? When { get; init; }

    /// <summary>The rule is repeated for each of these words, which stand in its columns, paths, values and texts in place of <c>{each}</c>.</summary>
    public IReadOnlyList<string> Each { get; init; } = [];

    /// <summary>Fields of the charge: provision, count, verdict, sentence.words, sentence.months …</summary>
    public IReadOnlyDictionary<string, FieldRule> Fields { get; init; } = new Dictionary<string, FieldRule>();
}

/// <summary>Which rows a rule is for.</summary>
public sealed record RowCondition
{
    /// <summary>Column or path that is looked at.</summary>
    public required string Column { get; init; }

    /// <summary>It has one of these values.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>It has a value, and none of these.</summary>
    public IReadOnlyList<string> IsNot { get; init; } = [];
}
