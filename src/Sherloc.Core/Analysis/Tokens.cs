using System.Buffers;

namespace Sherloc.Core.Analysis;

/// <summary>What is made of the tokens of a text.</summary>
internal interface ITokens
{
    /// <param name="normal">The token in the normal form of <see cref="Folding"/>, never empty and never longer than <see cref="Stemmer.LongestWord"/>.</param>
    /// <param name="start">Where it starts in the text, in UTF-16 units.</param>
    /// <param name="length">How long it is there.</param>
    void Add(ReadOnlySpan<char> normal, int start, int length);
}

internal static class Scanning
{
    /// <summary>Characters that a scanner works in: a token, and the token composed, which at worst has parts of four characters a letter.</summary>
    public const int Room = 5 * Stemmer.LongestWord;
}

/// <summary>Terms with both forms.</summary>
internal readonly struct AllTerms(WordForms forms, List<Term> terms) : ITokens
{
    public void Add(ReadOnlySpan<char> normal, int start, int length)
    {
        var word = forms.Of(normal);
        if (word.Exact.Length > 0) terms.Add(new Term(word.Exact, word.Stem, start, length));
    }
}

/// <summary>Terms with both forms where they may begin with one of some ASCII letters or digits; the others keep their place and have no form.</summary>
internal readonly struct TermsBeginning(WordForms forms, List<Term> terms, SearchValues<char> letters) : ITokens
{
    public void Add(ReadOnlySpan<char> normal, int start, int length)
    {
        if (char.IsAscii(normal[0]) && !letters.Contains(normal[0]))
        {
            terms.Add(new Term("", null, start, length));
            return;
        }

        var word = forms.Of(normal);
        if (word.Exact.Length > 0) terms.Add(new Term(word.Exact, word.Stem, start, length));
    }
}

/// <summary>Exact forms alone, which need no memory.</summary>
internal readonly struct ExactForms(ExactForm found) : ITokens
{
    public void Add(ReadOnlySpan<char> normal, int start, int length)
    {
        Span<char> folded = stackalloc char[Stemmer.LongestWord];
        folded = folded[..Folding.Fold(normal, folded)];
        if (folded.Length > 0) found(folded, start);
    }
}

/// <summary>Is told the exact form of a term and where it starts in the text, in UTF-16 units.</summary>
public delegate void ExactForm(ReadOnlySpan<char> exact, int start);
