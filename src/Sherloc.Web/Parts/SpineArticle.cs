namespace Sherloc.Web.Parts;

/// <summary>One bar of the spine.</summary>
/// <param name="Number">The article's number, as printed under the bar.</param>
/// <param name="Title">The article's title, for the accessible name.</param>
/// <param name="Count">Domestic provisions tagged to the article; null where it is not known.</param>
/// <param name="Href">The article's page.</param>
/// <param name="Criminalization">Drawn dark.</param>
/// <param name="Final">Hatched: no domestic provision is expected.</param>
public sealed record SpineArticle(int Number, string Title, int? Count, string Href, bool Criminalization, bool Final);

/// <summary>Articles that stand together under one label.</summary>
public sealed record SpineGroup(string Title, IReadOnlyList<SpineArticle> Articles);
