using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>The mapping of a source of rows, made ready once for all its files.</summary>
internal sealed class RowRules
{
    public const string Each = "{each}";

    public RowRules(SourceMapping mapping)
    {
        Rows = mapping.Rows;
        Fields = Ready(mapping.Fields, "");
        Parties = [.. mapping.Parties.Select(p => new PartyReading(p.When, Ready(p.Fields, ""), [.. p.Charges.SelectMany(Charges)]))];
    }

    public RowRule Rows { get; }

    public IReadOnlyList<(string Name, FieldReading Reading)> Fields { get; }

    public IReadOnlyList<PartyReading> Parties { get; }

    /// <summary>Every column or path that the mapping names.</summary>
    public IEnumerable<string> Places =>
        Fields.Concat(Parties.SelectMany(p => p.Fields)).Concat(Parties.SelectMany(p => p.Charges).SelectMany(c => c.Fields)).SelectMany(f => f.Reading.Places)
            .Concat(Parties.Select(p => p.When?.Column).OfType<string>())
            .Concat(Parties.SelectMany(p => p.Charges).Select(c => c.When?.Column).OfType<string>())
            .Concat(Rows.Group is { } group ? [group] : [])
            .Distinct(StringComparer.Ordinal);

    public static bool Fits(RowCondition? condition, Row row)
    {
        if (condition is null)
        {
            return true;
        }

        var found = row.Find(condition.Column);
        return found.Count > 0 && (condition.Is.Count == 0 || found.Any(condition.Is.Contains)) && !found.Any(condition.IsNot.Contains);
    }

    private static IEnumerable<ChargeReading> Charges(ChargeRule rule) => rule.Each.Count == 0
        ? [new ChargeReading(rule.When, Ready(rule.Fields, ""))]
        : rule.Each.Select(each => new ChargeReading(rule.When is { } when ? when with { Column = Put(when.Column, each)! } : null, Ready(rule.Fields, each)));

    private static List<(string Name, FieldReading Reading)> Ready(IReadOnlyDictionary<string, FieldRule> fields, string each) =>
        [.. fields.Select(f => (f.Key, new FieldReading(each.Length == 0
            ? f.Value
            : f.Value with { Column = Put(f.Value.Column, each), Path = Put(f.Value.Path, each), Value = Put(f.Value.Value, each), Text = Put(f.Value.Text, each) })))];

    private static string? Put(string? text, string each) => text?.Replace(Each, each, StringComparison.Ordinal);
}

/// <summary>A party's rule with its charges, made ready.</summary>
internal sealed record PartyReading(RowCondition? When, IReadOnlyList<(string Name, FieldReading Reading)> Fields, IReadOnlyList<ChargeReading> Charges);

/// <summary>A charge's rule, made ready.</summary>
internal sealed record ChargeReading(RowCondition? When, IReadOnlyList<(string Name, FieldReading Reading)> Fields);
