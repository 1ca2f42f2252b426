using System.Text;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Blocks;
using Sherloc.Ingestion.Readers.Tables;

namespace Sherloc.Ingestion.Sources;

/// <summary>What the mapping of tables and JSON must keep to.</summary>
internal static class RowMappingChecks
{
    private static readonly string[] Names = [.. RowFields.OfRecord.Keys, .. Core.Records.SectionNames.All.Select(n => RowFields.Section + n), RowFields.Place + "article"];

    /// <summary>Whether the source is read row by row.</summary>
    public static bool AreFor(SourceDefinition source) => source.Reader is ReaderKind.Table or ReaderKind.Json;

    public static IEnumerable<(string Field, string Reason, string Remedy)> Check(SourceDefinition source)
    {
        if (!AreFor(source))
        {
            return [];
        }

        var mapping = source.Mapping;
        return Rows(source).Concat(Fields(mapping.Fields, "mapping.fields", name => RowFields.ShapeOf(name) is not null, Names)).Concat(mapping.Parties.SelectMany(Party));
    }

    private static IEnumerable<(string Field, string Reason, string Remedy)> Rows(SourceDefinition source)
    {
        var rows = source.Mapping.Rows;
        if (source.Kind is null)
        {
            yield return ("kind", "It does not say of which kind its records are.", "Write kind: case, provision, publication, strategy or authority.");
        }

        if (!source.Mapping.Fields.ContainsKey("key") && rows.Group is null)
        {
            yield return ("mapping.fields", "Nothing says what the keys of the records are made from.", "Map the field key to a column that is different in every row and never changes, or name one as rows.group.");
        }

        if (rows.Delimiter is { Length: not 1 })
        {
            yield return ("mapping.rows.delimiter", $"'{Values.Short(rows.Delimiter)}' is not one character.", "Write the character between two cells, as in ';'; a tab is \"\\t\".");
        }

        if (rows.Header < 1)
        {
            yield return ("mapping.rows.header", "Rows are counted from 1.", "Write the number of the row with the names of the columns.");
        }

        if (rows.Encoding is { } encoding && !IsEncoding(encoding))
        {
            yield return ("mapping.rows.encoding", $"'{Values.Short(encoding)}' is not an encoding.", "Write its name, as in windows-1252 or iso-8859-1.");
        }
    }

    private static IEnumerable<(string Field, string Reason, string Remedy)> Party(PartyRule party, int index)
    {
        var at = FieldMap.Join("mapping.parties", index);
        return Fields(party.Fields, at + ".fields", RowFields.OfParty.ContainsKey, RowFields.OfParty.Keys)
            .Concat(party.Charges.SelectMany((charge, i) => Fields(charge.Fields, FieldMap.Join(at + ".charges", i) + ".fields", RowFields.OfCharge.ContainsKey, RowFields.OfCharge.Keys)));
    }

    private static IEnumerable<(string Field, string Reason, string Remedy)> Fields(IReadOnlyDictionary<string, FieldRule> fields, string at, Func<string, bool> isKnown, IReadOnlyCollection<string> known)
    {
        foreach (var (name, rule) in fields)
        {
            if (!isKnown(name))
            {
                yield return ($"{at}.{name}", $"The field '{Values.Short(name)}' cannot be mapped.", Nearest.Remedy(name, known));
            }
            else if (new[] { rule.Column, rule.Path, rule.Value }.Count(p => p is not null) != 1 && rule.Text is null)
            {
                yield return ($"{at}.{name}", "It does not say, or says twice, where the value is found.", "Write one of column, path, value or text.");
            }

            // Those of the record itself are checked with those of the other readers.
            if (at != "mapping.fields" && rule.Pattern is not null && MappingPattern.Problem(rule.Pattern) is { } problem)
            {
                yield return ($"{at}.{name}.pattern", "The pattern cannot be used: " + problem, "Write a regular expression without look-around and back-references, in single quotation marks.");
            }
        }
    }

    private static bool IsEncoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            _ = Encoding.GetEncoding(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
