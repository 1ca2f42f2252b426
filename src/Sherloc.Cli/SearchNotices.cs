using Sherloc.Core.Search;

namespace Sherloc.Cli;

/// <summary>What there is to say about a search, in English: the terminal has one language.</summary>
internal static class SearchNotices
{
    public static string Sentence(SearchNotice notice) => notice.Kind switch
    {
        NoticeKind.Parameter => $"--{notice.Subject} {notice.Detail} was not understood and left out.",
        NoticeKind.Closed => $"A {notice.Subject} was missing and was added.",
        NoticeKind.Dangling => $"{notice.Subject} had nothing to work on and was left out.",
        NoticeKind.CommonWord => $"Common words were not counted: {notice.Subject}. Put them in quotation marks to make them count.",
        NoticeKind.UnknownField => $"There is no field '{notice.Subject}'; it was read as a word. Fields are {notice.Detail}.",
        NoticeKind.ShortWildcard => $"'{notice.Subject}' is too short: write at least three letters before the *.",
        NoticeKind.LeadingWildcard => $"'{notice.Subject}': a * may stand only at the end of a word.",
        NoticeKind.OnlyNot => "The query only excludes: say also what to find.",
        NoticeKind.BadYear => $"'{notice.Subject}' is not a year: write year:2015 or year:2010-2020.",
        NoticeKind.TooLong => $"The query is too long or too deeply nested (at most {notice.Detail}).",
        NoticeKind.BadCursor => "The cursor is not one that this index gave out: start again without it.",
        NoticeKind.TooDeep => "Page numbers end at 10,000 results: go on with the cursor.",
        _ => notice.Subject,
    };
}
