using System.Globalization;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Features.Countries;

/// <summary>A country and the letter that its name is listed under.</summary>
public sealed record ListedCountry(Country Country, string Name, string Letter);

/// <summary>Countries in the order of their names in a language, parted by whether the collection has a record.</summary>
public static class CountryIndex
{
    public static IReadOnlyList<ListedCountry> Sorted(IEnumerable<Country> countries, string? region, CultureInfo culture) =>
    [
        .. countries
            .Where(c => region is null || c.Regions.Contains(region))
            .Select(c => (Country: c, Name: c.Labels.In(culture.TwoLetterISOLanguageName)))
            .OrderBy(c => c.Name, StringComparer.Create(culture, ignoreCase: true))
            .Select(c => new ListedCountry(c.Country, c.Name, Letter(c.Name, culture))),
    ];

    /// <summary>The first letter without its accent, so that Åland stands under A; a Chinese name under its first character.</summary>
    public static string Letter(string name, CultureInfo culture)
    {
        if (name.Length == 0)
        {
            return "";
        }

        var first = StringInfo.GetNextTextElement(name).Normalize(System.Text.NormalizationForm.FormD);
        return first[..(char.IsSurrogatePair(first, 0) ? 2 : 1)].ToUpper(culture);
    }

    /// <summary>Regions without a parent, or those right below one.</summary>
    public static IReadOnlyList<Region> Below(IEnumerable<Region> regions, string? parent) => [.. regions.Where(r => r.Parent == parent)];
}
