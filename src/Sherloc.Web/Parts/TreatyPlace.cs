namespace Sherloc.Web.Parts;

/// <summary>A treaty reference (<c>untoc/6/1/b/ii</c>) as people write it (<c>6(1)(b)(ii)</c>) and as an address of this site.</summary>
public sealed record TreatyPlace(string Instrument, string Pinpoint, string Href)
{
    /// <summary>
    /// The article stands bare, every level below it in brackets. A word that names one of several elements in a paragraph
    /// (<c>tip/3/a/means-fraud</c>) is part of the address but not of the pinpoint.
    /// </summary>
    public static TreatyPlace Of(string reference)
    {
        var parts = reference.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return new("", "", "/convention");
        var levels = parts.Skip(2).TakeWhile(IsLevel);
        var pinpoint = string.Concat(parts.Skip(1).Take(1).Concat(levels.Select(l => $"({l})")));
        return new(parts[0], pinpoint, "/convention/" + string.Join('/', parts.Select(Uri.EscapeDataString)));
    }

    // A number, a letter, a Roman numeral: anything longer names an element.
    private static bool IsLevel(string part) => part.Length == 1 || part.All(char.IsAsciiDigit) || part.All(c => c is 'i' or 'v' or 'x');
}
