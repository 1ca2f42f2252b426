using System.Globalization;
using System.Text;

namespace Sherloc.Core.Search;

/// <summary>The address is the search: reads and prints a request as the parameters of pages, API, feeds and command line.</summary>
public static class SearchParameters
{
    public const string Query = "q";
    public const string Tags = "tags";
    public const string Sort = "sort";
    public const string Page = "page";
    public const string Size = "size";
    public const string Cursor = "cursor";

    private static readonly string[] Repeated =
        [.. SearchFields.Facets.Where(f => f != SearchFields.Year)];

    /// <summary>Reads what it understands; what it does not understand is said in <paramref name="problems"/> and left out.</summary>
    public static SearchRequest Read(IEnumerable<KeyValuePair<string, string>> parameters, ICollection<SearchNotice> problems)
    {
        var request = new SearchRequest();
        var filters = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, raw) in parameters)
        {
            var value = raw.Trim();
            if (value.Length == 0)
            {
                continue;
            }

            if (Repeated.Contains(name))
            {
                var values = filters.GetValueOrDefault(name) ?? [];
                if (!values.Contains(value) && values.Count < 200 && value.Length <= 200)
                {
                    filters[name] = [.. values, value];
                }
            }
            else
            {
                request = ReadSingle(request, name, value, problems);
            }
        }

        return request with { Filters = filters };
    }

    /// <summary>Prints the request without a question mark; what equals the default is left out.</summary>
    public static string Write(SearchRequest request)
    {
        var text = new StringBuilder();
        Add(Query, request.Query);
        foreach (var facet in Repeated)
        {
            foreach (var value in request.Values(facet))
            {
                Add(facet, value);
            }
        }

        Add(SearchFields.Year, Write(request.Year));
        Add(Tags, request.WithSuggestions ? "all" : "");
        Add(Sort, request.Sort == SortOrder.Relevance ? "" : request.Sort.ToString().ToLowerInvariant());
        Add(Page, request.Page > 1 ? request.Page.ToString(CultureInfo.InvariantCulture) : "");
        return text.ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                text.Append(text.Length > 0 ? "&" : "").Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal));
            }
        }
    }

    /// <summary><c>2010-2020</c>, <c>2010-</c>, <c>-2020</c>, <c>2015</c>, <c>not-recorded</c>; several parts by commas.</summary>
    public static string Write(YearRange? year)
    {
        if (year is null)
        {
            return "";
        }

        var range = !year.HasLimit ? ""
            : year.From == year.To ? Text(year.From)
            : Text(year.From) + "-" + Text(year.To);
        return string.Join(',', new[] { range, year.NotRecorded ? SearchFields.NotRecorded : "" }.Where(p => p.Length > 0));

        static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    public static bool TryReadYear(string text, out YearRange year)
    {
        year = new YearRange();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part == SearchFields.NotRecorded)
            {
                year = year with { NotRecorded = true };
                continue;
            }

            var ends = part.Split('-');
            if (ends.Length > 2 || !TryYear(ends[0], out var from) || !TryYear(ends[^1], out var to))
            {
                return false;
            }

            year = from > to ? year with { From = to, To = from } : year with { From = from, To = to };
        }

        return year.HasLimit || year.NotRecorded;
    }

    private static bool TryYear(string text, out int? year)
    {
        year = null;
        if (text.Trim().Length == 0)
        {
            return true;
        }

        var fits = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 9999;
        year = fits ? value : null;
        return fits;
    }

    private static SearchRequest ReadSingle(SearchRequest request, string name, string value, ICollection<SearchNotice> problems)
    {
        switch (name)
        {
            case Query:
                return request with { Query = value };
            case SearchFields.Year when TryReadYear(value, out var year):
                return request with { Year = year };
            case Tags when value is "all" or "confirmed":
                return request with { WithSuggestions = value == "all" };
            case Sort when Enum.TryParse<SortOrder>(value, ignoreCase: true, out var sort) && Enum.IsDefined(sort) && char.IsLetter(value[0]):
                return request with { Sort = sort };
            case Page when Number(value, SearchRequest.DeepestNumbered) is { } page:
                return request with { Page = page };
            case Size when Number(value, SearchRequest.LargestPage) is { } size:
                return request with { Size = size };
            case Cursor:
                return request with { Cursor = value };
            case SearchFields.Year or Tags or Sort or Page or Size:
                problems.Add(new SearchNotice(NoticeKind.Parameter, name, value));
                return request;
            default:
                return request;
        }
    }

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value : null;
}
