using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Features.Convention;

/// <summary>What can be counted of a list of parties. States only; what is no State of ISO 3166 is listed apart, with the reason.</summary>
public static class PartyDates
{
    public static int Parties(this PartyStatus status) => status.States.Count(s => s.Date is not null);

    public static int SignedOnly(this PartyStatus status) => status.States.Count(s => s.Date is null && s.Signed is not null);

    public static StateStatus? Of(this PartyStatus status, string country) => status.States.FirstOrDefault(s => s.Country == country);

    /// <summary>Parties at the end of each year, from the year before the first act to the year of the list, which may end early.</summary>
    public static IReadOnlyList<(int Year, int Parties)> ByYear(this PartyStatus status)
    {
        var years = status.States.Where(s => s.Date is not null).Select(s => s.Date!.Value.Year).Order().ToList();
        return years.Count == 0
            ? []
            : [.. Enumerable.Range(years[0] - 1, status.AsOf.Year - years[0] + 2).Select(y => (y, years.Count(of => of <= y)))];
    }

    /// <summary>By name, or by the date of the act with those who have only signed at the end.</summary>
    public static IReadOnlyList<StateStatus> Sorted(this PartyStatus status, bool byDate, Func<StateStatus, string> name, IComparer<string> order) => byDate
        ? [.. status.States.OrderBy(s => s.Date is null).ThenBy(s => (s.Date ?? s.Signed ?? default(PartialDate)).SortKey).ThenBy(name, order)]
        : [.. status.States.OrderBy(name, order)];
}
