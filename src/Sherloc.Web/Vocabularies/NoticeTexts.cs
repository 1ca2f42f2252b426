using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Web.Vocabularies;

/// <summary>The sentence for something the reader should know about a search.</summary>
public static class NoticeTexts
{
    public static string Sentence(this SearchNotice notice) =>
        string.Format(
            CultureInfo.CurrentCulture,
            Resources.Terms.ResourceManager.GetString($"notice_{notice.Kind}", CultureInfo.CurrentUICulture) ?? Resources.Terms.notice_Unknown,
            notice.Subject,
            notice.Detail,
            notice.Kind == NoticeKind.Parameter ? Allowed(notice.Subject) : "");

    /// <summary>What a parameter may be.</summary>
    private static string Allowed(string parameter) => parameter switch
    {
        SearchFields.Year => "2015, 2010-2020, 2010-, -2020, not-recorded",
        SearchParameters.Tags => "confirmed, all",
        SearchParameters.Sort => string.Join(", ", Enum.GetNames<SortOrder>()).ToLowerInvariant(),
        SearchParameters.Page => $"1 – {SearchRequest.DeepestNumbered}",
        _ => $"1 – {SearchRequest.LargestPage}",
    };
}
