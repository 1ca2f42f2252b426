namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Raised figures stay raised: article 104 with a raised 5 is another than article 1045.</summary>
internal static class Superscript
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Figures as their raised characters; a text with anything else in it stays as it is.</summary>
    public static string Of(string text)
    {
        var figures = text.Trim();
        return figures.Length is > 0 and < 6 && figures.All(char.IsAsciiDigit) ? string.Concat(figures.Select(c => Raised[c - '0'])) : text;
    }

    /// <summary>The raised characters as plain figures behind a point, as keys write them.</summary>
    public static string Plain(string text)
    {
        if (text.IndexOfAny([.. Raised]) < 0)
        {
            return text;
        }

        var plain = new System.Text.StringBuilder();
        var before = false;
        foreach (var c in text)
        {
            var figure = Raised.IndexOf(c, StringComparison.Ordinal);
            if (figure >= 0)
            {
                plain.Append(before ? "" : ".").Append((char)('0' + figure));
            }
            else
            {
                plain.Append(c);
            }

            before = figure >= 0;
        }

        return plain.ToString();
    }
}
