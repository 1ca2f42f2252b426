namespace Sherloc.Core.Analysis;

/// <summary>One walk over a text that tells its tokens. Numbers with their paragraphs are in <see cref="LegalNumber"/>.</summary>
/// <param name="text">What is read.</param>
/// <param name="language">The language of elided articles; null for none.</param>
/// <param name="tokens">Whom it is told.</param>
/// <param name="room">To work in, of <see cref="Scanning.Room"/>.</param>
internal ref struct Scanner<TTokens>(string text, string? language, TTokens tokens, Span<char> room)
    where TTokens : struct, ITokens
{
    private readonly string _text = text;
    private readonly string? _language = language;
    private readonly TTokens _tokens = tokens;
    private readonly Span<char> _composed = room[Stemmer.LongestWord..];
    private TokenBuffer _token = new(room[..Stemmer.LongestWord]);

    public void Scan()
    {
        var index = 0;
        while (index < _text.Length)
        {
            index = CharClasses.At(_text, index, out var width) switch
            {
                CharClass.Letter => Word(index),
                CharClass.Digit => Number(index),
                CharClass.Ideograph => Ideographs(index),
                CharClass.Section => Sections(index),
                _ => index + width,
            };
        }
    }

    /// <summary>Letters, marks and digits up to something else; returns where to go on.</summary>
    private int Word(int start)
    {
        _token.Clear();
        var index = start;
        var end = start;
        var letters = 0;
        var acronym = false;
        while (index < _text.Length)
        {
            if (_token.AddLetters(_text.AsSpan(index)) is var run and > 0)
            {
                (letters, index, end) = (letters + run, index + run, index + run);
                continue;
            }

            var kind = CharClasses.At(_text, index, out var width);
            switch (kind)
            {
                case CharClass.Digit when index - start is > 0 and <= 3 && letters == index - start && LegalNumber.HasParagraphs(_text, index):
                    Emit(start, end);
                    return index;
                case CharClass.Letter or CharClass.Digit:
                    letters++;
                    _token.Add(_text, index, width, kind);
                    end = index + width;
                    break;
                case CharClass.Mark:
                    _token.Add(_text, index, width, kind);
                    end = index + width;
                    break;
                case CharClass.Ignorable:
                    break;
                case CharClass.Apostrophe when FollowedByLetter(index + 1):
                    if (EndsInPossessive(index + 1))
                    {
                        Emit(start, index + 2);
                        return index + 2;
                    }

                    if (Elisions.Contains(_token.Normal([]), _language))
                    {
                        Emit(start, end);
                        return index + 1;
                    }

                    break;
                default:
                    if (_text[index] != '.' || !(acronym || letters == 1) || !IsLoneLetter(index + 1))
                    {
                        Emit(start, end);
                        return Math.Max(index, end);
                    }

                    acronym = true;
                    break;
            }

            index += width;
        }

        Emit(start, end);
        return index;
    }

    private readonly bool FollowedByLetter(int index) =>
        index < _text.Length && CharClasses.At(_text, index, out _) is CharClass.Letter;

    private readonly bool EndsInPossessive(int index) =>
        _text[index] is 's' or 'S'
        && (index + 1 >= _text.Length || CharClasses.At(_text, index + 1, out _) is CharClass.Separator or CharClass.Section or CharClass.Apostrophe);

    /// <summary>A letter with nothing of a word behind it, as in an acronym with dots.</summary>
    private readonly bool IsLoneLetter(int index) =>
        FollowedByLetter(index)
        && (index + 1 >= _text.Length || CharClasses.At(_text, index + 1, out _) is CharClass.Separator);

    private int Number(int start)
    {
        _token.Clear();
        var end = LegalNumber.Read(_text, start, ref _token);
        Emit(start, end);
        return end;
    }

    /// <summary>Any number of section signs, with spaces between or not, is one term.</summary>
    private int Sections(int start)
    {
        var end = start + 1;
        for (var index = end; index < _text.Length; index++)
        {
            if (_text[index] == _text[start]) end = index + 1;
            else if (!char.IsWhiteSpace(_text[index]) && CharClasses.Of(_text[index]) != CharClass.Ignorable) break;
        }

        _token.Clear();
        _token.Put(_text[start]);
        Emit(start, end);
        return end;
    }

    /// <summary>Pairs of ideographs that overlap; one that stands alone is a term too.</summary>
    private int Ideographs(int start)
    {
        var (previous, current) = (-1, start);
        var end = EndOfIdeograph(start);
        var next = end;
        while (true)
        {
            while (next < _text.Length && CharClasses.At(_text, next, out var width) == CharClass.Ignorable) next += width;
            var more = next < _text.Length && CharClasses.At(_text, next, out _) == CharClass.Ideograph;
            if (previous >= 0 || !more) EmitIdeographs(previous >= 0 ? previous : current, end);
            if (!more) return next;
            (previous, current) = (current, next);
            next = end = EndOfIdeograph(next);
        }
    }

    private readonly int EndOfIdeograph(int start)
    {
        CharClasses.At(_text, start, out var width);
        var end = start + width;
        while (end < _text.Length && CharClasses.At(_text, end, out width) == CharClass.Mark) end += width;
        return end;
    }

    private void EmitIdeographs(int start, int end)
    {
        _token.Clear();
        int width;
        for (var index = start; index < end; index += width)
        {
            var kind = CharClasses.At(_text, index, out width);
            if (kind != CharClass.Ignorable) _token.Add(_text, index, width, kind);
        }

        Emit(start, end);
    }

    private readonly void Emit(int start, int end)
    {
        var normal = _token.Normal(_composed);
        if (normal.Length > Stemmer.LongestWord) normal = normal[..(Stemmer.LongestWord - (char.IsHighSurrogate(normal[Stemmer.LongestWord - 1]) ? 1 : 0))];
        if (!normal.IsEmpty) _tokens.Add(normal, start, end - start);
    }
}
