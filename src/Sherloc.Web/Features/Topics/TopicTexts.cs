using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Addressing;

namespace Sherloc.Web.Features.Topics;

/// <summary>A topic as pages and addresses need it.</summary>
public static class TopicTexts
{
    /// <summary>A paragraph a line; empty lines are none.</summary>
    public static IReadOnlyList<string> Paragraphs(string introduction) =>
        introduction.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The first paragraph, as a list of topics and a description show it.</summary>
    public static string First(string introduction) => Paragraphs(introduction) is [var first, ..] ? first : "";

    /// <summary>The search as the address of its results has it.</summary>
    public static SearchRequest Request(SavedSearch search)
    {
        var request = new SearchRequest { Query = search.Query }.With(SearchFields.Kind, search.Kind.ToSlug());
        foreach (var (facet, value) in new[]
        {
            (SearchFields.Crime, search.Crime), (SearchFields.Issue, search.Issue), (SearchFields.Keyword, search.Keyword), (SearchFields.Country, search.Country),
        })
        {
            request = value is null ? request : request.With(facet, value);
        }

        return search.Articles.Aggregate(request, (r, article) => r.With(SearchFields.Article, article));
    }
}
