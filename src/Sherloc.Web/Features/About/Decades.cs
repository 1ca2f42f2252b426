using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Web.Resources;

namespace Sherloc.Web.Features.About;

/// <summary>A row of a table of counts.</summary>
/// <param name="Value">As it stands in the address of its search.</param>
/// <param name="Label">For people.</param>
/// <param name="Count">Records.</param>
public sealed record CountedValue(string Value, string Label, long Count);

/// <summary>The years of a facet by decade.</summary>
public static class Decades
{
    /// <summary>Every decade from the first to the last with a record, empty ones too; then what has no year.</summary>
    public static IReadOnlyList<CountedValue> Of(Facet? years)
    {
        if (years is null)
        {
            return [];
        }

        var counts = years.Values
            .Where(v => v.Count > 0 && int.TryParse(v.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .GroupBy(v => int.Parse(v.Value, CultureInfo.InvariantCulture) / 10 * 10)
            .ToDictionary(g => g.Key, g => g.Sum(v => v.Count));
        var rows = counts.Count == 0
            ? []
            : Enumerable.Range(counts.Keys.Min() / 10, (counts.Keys.Max() - counts.Keys.Min()) / 10 + 1)
                .Select(d => d * 10)
                .Select(d => (Range: string.Create(CultureInfo.InvariantCulture, $"{d}-{d + 9}"), Count: counts.GetValueOrDefault(d)))
                .Select(d => new CountedValue(d.Range, d.Range.Replace('-', '–'), d.Count));
        return years.NotRecorded == 0 ? [.. rows] : [.. rows, new CountedValue(SearchFields.NotRecorded, Ui.NotRecordedWord, years.NotRecorded)];
    }
}
