using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Sherloc.Core.Citations;

/// <summary>A place in an instrument: <c>untoc</c>, <c>untoc/6</c>, <c>untoc/6/1/b/ii</c>.</summary>
/// <remarks>The form only; whether such a paragraph exists is the vocabulary's to say.</remarks>
public sealed record TreatyReference
{
    private static readonly SearchValues<char> InPart = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    private TreatyReference(string instrument, int? article, IReadOnlyList<string> path) =>
        (Instrument, Article, Path) = (instrument, article, path);

    /// <summary>Id of the instrument, lower case.</summary>
    public string Instrument { get; }

    public int? Article { get; }

    /// <summary>Paragraph, letter, numeral … below the article.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The reference as people print it, without the instrument: <c>6(1)(b)(ii)</c>; empty for a whole instrument.</summary>
    /// <remarks>A word that names one of several elements in a paragraph (<c>tip/3/a/means-fraud</c>) is part of the reference but is not printed.</remarks>
    public string Pinpoint
    {
        get
        {
            if (Article is not { } article)
            {
                return "";
            }

            var text = new StringBuilder(article.ToString(CultureInfo.InvariantCulture));
            foreach (var part in Path.TakeWhile(IsLevel))
            {
                text.Append('(').Append(part).Append(')');
            }

            return text.ToString();
        }
    }

    /// <summary>Reads the written form; parts are 1 to 20 letters, digits or hyphens, six levels at most.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TreatyReference? reference)
    {
        reference = null;
        if (text is null || text.Length > 120)
        {
            return false;
        }

        var parts = text.Split('/');
        if (parts.Length > 8 || !parts.All(IsPart))
        {
            return false;
        }

        if (parts.Length == 1)
        {
            reference = new TreatyReference(parts[0], null, []);
            return true;
        }

        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var article) || article is < 1 or > 999)
        {
            return false;
        }

        reference = new TreatyReference(parts[0], article, parts[2..]);
        return true;
    }

    public static TreatyReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException($"'{text}' is not a treaty reference.");

    /// <summary>The reference itself and everything it stands in, narrowest first, down to the instrument.</summary>
    public IEnumerable<string> SelfAndAncestors()
    {
        for (var text = ToString(); ;)
        {
            yield return text;
            var slash = text.LastIndexOf('/');
            if (slash < 0)
            {
                yield break;
            }

            text = text[..slash];
        }
    }

    public bool Equals(TreatyReference? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        Article is { } article
            ? string.Join('/', [Instrument, article.ToString(CultureInfo.InvariantCulture), .. Path])
            : Instrument;

    /// <summary>A number, a letter, a Roman numeral: anything longer names an element.</summary>
    private static bool IsLevel(string part) => part.Length == 1 || part.All(char.IsAsciiDigit) || part.All(c => c is 'i' or 'v' or 'x');

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= 40 && !part.AsSpan().ContainsAnyExcept(InPart);
}
