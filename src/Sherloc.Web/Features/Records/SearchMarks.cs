using System.Globalization;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;

namespace Sherloc.Web.Features.Records;

/// <summary>Marks the words of the search that led to a record.</summary>
public static class SearchMarks
{
    /// <returns>What to mark in a text of the language; null where the search has no words.</returns>
    public static Func<string, IReadOnlyList<Mark>>? For(string query, string language)
    {
        if (query.Length == 0)
        {
            return null;
        }

        var finder = new MarkFinder(QueryParser.Parse(query, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Root);
        return finder.IsEmpty ? null : text => finder.Marks(text, language);
    }
}
