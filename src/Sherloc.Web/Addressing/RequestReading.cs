using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Web.Addressing;

/// <summary>Reads a search from an address.</summary>
public static class RequestReading
{
    private const string YearFrom = "yearFrom";
    private const string YearTo = "yearTo";

    public static SearchRequest ReadSearch(this IQueryCollection query, ICollection<SearchNotice> problems)
    {
        var parameters = query.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
        if (query.HasYearFields())
        {
            parameters = parameters.Where(p => p.Key != SearchFields.Year).Append(KeyValuePair.Create(SearchFields.Year, YearOf(query)));
        }

        return SearchParameters.Read(parameters, problems) with { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
    }

    /// <summary>Whether a form sent the years as two fields: the page then goes on to the one address of the search.</summary>
    public static bool HasYearFields(this IQueryCollection query) => query.ContainsKey(YearFrom) || query.ContainsKey(YearTo);

    private static string YearOf(IQueryCollection query)
    {
        var (from, to) = (query[YearFrom].ToString().Trim(), query[YearTo].ToString().Trim());
        var range = from.Length + to.Length == 0 ? "" : $"{from}-{to}";
        return string.Join(',', query[SearchFields.Year].Append(range).Where(p => p is { Length: > 0 } && (p == range || p == SearchFields.NotRecorded)));
    }

    /// <summary>Scheme and host of the request, without a slash at the end.</summary>
    public static string Root(this HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
