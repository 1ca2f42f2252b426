using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>Counts the numbers that Word shows and does not store: of judgments' paragraphs, of articles.</summary>
internal sealed partial class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Level[]> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    public DocxNumbering(XElement? part)
    {
        foreach (var definition in part?.Elements("abstractNum") ?? [])
        {
            var levels = new Level[Levels];
            Array.Fill(levels, new Level("none", "", 1));
            foreach (var level in definition.Elements("lvl"))
            {
                if (Number(level.Attribute("ilvl")) is >= 0 and < Levels and var index)
                {
                    levels[index] = new Level(Value(level, "numFmt") ?? "decimal", Value(level, "lvlText") ?? "", Number(level.Element("start")?.Attribute("val")) ?? 1);
                }
            }

            definitions.TryAdd(definition.Attribute("abstractNumId")?.Value ?? "", levels);
        }

        foreach (var list in part?.Elements("num") ?? [])
        {
            var starts = new Dictionary<int, int>();
            foreach (var change in list.Elements("lvlOverride"))
            {
                if (Number(change.Attribute("ilvl")) is { } level && Number(change.Element("startOverride")?.Attribute("val")) is { } start)
                {
                    starts[level] = start;
                }
            }

            lists.TryAdd(list.Attribute("numId")?.Value ?? "", (Value(list, "abstractNumId") ?? "", starts));
        }
    }

    /// <summary>The number of the next paragraph of a list; null for one that shows none.</summary>
    /// <param name="properties">The element numPr of the paragraph or of its style.</param>
    public (string Number, int Level)? Next(XElement? properties)
    {
        var id = Value(properties, "numId") ?? "";
        if (!lists.TryGetValue(id, out var list) || !definitions.TryGetValue(list.Abstract, out var levels))
        {
            return null;
        }

        var level = Math.Clamp(Number(properties!.Element("ilvl")?.Attribute("val")) ?? 0, 0, Levels - 1);
        // Lists of one definition go on counting where the other stopped, unless they say where to start.
        var counts = counters.TryGetValue(list.Abstract, out var known) ? known : counters[list.Abstract] = new int?[Levels];
        if (begun.Add(id))
        {
            foreach (var (at, start) in list.Starts.Where(s => s.Key is >= 0 and < Levels))
            {
                counts[at] = start - 1;
            }
        }

        counts[level] = (counts[level] ?? levels[level].Start - 1) + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        return Shown(levels, counts, level) is { Length: > 0 } number ? (number, level) : null;
    }

    private static string Shown(Level[] levels, int?[] counts, int level) => levels[level].Format switch
    {
        "none" => "",
        "bullet" => "–",
        _ => Places().Replace(levels[level].Text, match =>
        {
            var at = match.Value[1] - '1';
            return Written(levels[at].Format, counts[at] ?? levels[at].Start);
        }).Trim(),
    };

    private static string Written(string format, int number) => format switch
    {
        "lowerLetter" or "upperLetter" when number > 0 => Letters(number, format == "lowerLetter" ? 'a' : 'A'),
        "lowerRoman" => Roman.Of(number)?.ToLowerInvariant() ?? "",
        "upperRoman" => Roman.Of(number) ?? "",
        "none" or "bullet" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>a to z, then aa, bb and so on, as Word counts.</summary>
    private static string Letters(int number, char first) => new((char)(first + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 5));

    private static string? Value(XElement? parent, string name) => parent?.Element(name)?.Attribute("val")?.Value;

    private static int? Number(XAttribute? attribute) =>
        int.TryParse(attribute?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -1 and < 1_000_000 ? number : null;

    [GeneratedRegex("%[1-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Places();

    private readonly record struct Level(string Format, string Text, int Start);
}
