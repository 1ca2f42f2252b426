using Sherloc.Core.Search;

namespace Sherloc.Web.Outages;

/// <summary>The search index does not do its work.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Reason">A sentence for whoever runs the site: it may hold addresses of servers.</param>
/// <param name="Remedy">A sentence for them that says what to do.</param>
/// <param name="Since">The first failure after the last success.</param>
public sealed record SearchOutage(SearchTrouble Trouble, string Reason, string Remedy, DateTimeOffset Since)
{
    /// <summary>When a program is to ask again.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    public string Sentence => $"{Reason} {Remedy}";
}
