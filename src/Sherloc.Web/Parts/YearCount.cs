namespace Sherloc.Web.Parts;

/// <summary>How many records fall into a year.</summary>
public sealed record YearCount(int Year, int Count);
