namespace Sherloc.Data.Search.SqliteFts;

/// <summary>
/// The weight of a token in a document, worked out once when it is indexed and kept as the token's first letter. It is BM25's share
/// of the document (frequency, dampened, over length), rounded to four levels; the rarity of the word is multiplied in when a query
/// is answered. The average length is a constant, so that a document's tokens do not depend on the others.
/// </summary>
internal static class TermLevels
{
    /// <summary>Levels of a text's token, lightest first.</summary>
    public const string Text = "abcd";

    /// <summary>A token of a title.</summary>
    public const char Title = 't';

    /// <summary>The exact form of a word that has a stem as well: an additional weight, in the text and in a title.</summary>
    public const char ExactText = 'x';
    public const char ExactTitle = 'y';

    private const double Saturation = 1.2;
    private const double LengthShare = 0.5;
    private const double AverageLength = 300;

    /// <summary>Levels in which stems stand.</summary>
    public const string OfStems = "abcdt";

    /// <summary>Levels in which exact forms stand.</summary>
    public const string OfExact = "abcdtxy";

    public const string TitlesOnly = "ty";

    public static float Weight(char level) => level switch
    {
        'a' => 0.5f,
        'b' => 0.9f,
        'c' => 1.3f,
        'd' => 1.8f,
        Title => 4f,
        ExactText => 0.4f,
        _ => 1.2f,
    };

    /// <param name="frequency">Times the token stands in the document's text in one language.</param>
    /// <param name="length">Tokens of that text.</param>
    public static char Of(int frequency, int length)
    {
        var norm = Saturation * (1 - LengthShare + (LengthShare * length / AverageLength));
        var share = frequency * (Saturation + 1) / (frequency + norm);
        return share switch { < 0.7 => 'a', < 1.1 => 'b', < 1.55 => 'c', _ => 'd' };
    }
}
