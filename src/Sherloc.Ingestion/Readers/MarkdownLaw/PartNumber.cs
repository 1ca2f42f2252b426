using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>Numbers of parts: as cited, and as keys have them.</summary>
internal static class PartNumber
{
    /// <summary>As people cite it, with that of the provision around it where it goes on from there: § 1591(a).</summary>
    public static string Cited(LawPart part) =>
        part.Joined && part.Around.Count > 0 ? Cited(part.Around[^1]) + part.Number
        : part.Cited is { } words && part.Number.Length > 0 ? words.Replace("{0}", part.Number, StringComparison.Ordinal)
        : part.Number;

    /// <summary>The part of the record's key that says where in the file it stands.</summary>
    public static string Key(LawPart part) =>
        part.Joined && part.Around.Count > 0 ? KeyText.Join(Key(part.Around[^1]), KeyText.Of(part.Number))
        : part.Provision && part.Number.Length > 0 ? PlaceKey.Of([], part.Level, Same(part.Number))
        : PlaceKey.Of([.. part.Around.Select(p => p.Place with { Number = p.Number.Length > 0 ? Same(p.Number) : null })], part.Level, part.Number.Length > 0 ? Same(part.Number) : part.Heading);

    /// <summary>The number in the figures of ASCII where it is written in words or signs of a script that keys cannot hold.</summary>
    public static string Same(string number) => NumeralText.Of(number) ?? number;
}
