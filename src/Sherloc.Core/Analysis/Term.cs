namespace Sherloc.Core.Analysis;

/// <summary>
/// One token of a text; its position is its index in the list of terms.
/// Neither form has white space, quotation marks or capitals; of ASCII punctuation they have only <c>( ) . -</c>, and that in numbers.
/// </summary>
/// <param name="Exact">The whole word with case and diacritics folded; never more than 100 characters.</param>
/// <param name="Stem">
/// The folded stem in the text's language; equal to <paramref name="Exact"/> for what is not inflected (numbers, section signs,
/// bigrams); null for every term if the language has no stemmer: the exact form then serves.
/// </param>
/// <param name="Start">Where it starts in the original text, in UTF-16 units.</param>
/// <param name="Length">How long it is there; not the length of either form.</param>
public readonly record struct Term(string Exact, string? Stem, int Start, int Length);
