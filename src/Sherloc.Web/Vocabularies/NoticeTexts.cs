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
            notice.Detail);
}
