using System.Runtime.InteropServices;
using System.Text;
using Sherloc.Core.Analysis;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Excerpts;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>A document as the full-text tables take it: tokens joined by spaces. One instance serves one writer, over and over.</summary>
internal sealed class DocumentTerms : IDisposable
{
    private readonly List<Term> _terms = [];
    private readonly Dictionary<string, Counts> _byLanguage = new(StringComparer.Ordinal);
    private readonly MemoryStream _map = new();
    private readonly StringBuilder _title = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _court = new();
    private readonly StringBuilder _tokens = new();

    /// <summary>The token maps of its texts, one behind the other.</summary>
    public byte[] Map => _map.ToArray();

    public string Title => _title.ToString();

    public string Text => _text.ToString();

    public string Court => _court.ToString();

    /// <summary>For the table of levels.</summary>
    public string Tokens => _tokens.ToString();

    public void Dispose() => _map.Dispose();

    public void Read(IndexDocument document)
    {
        _byLanguage.Clear();
        _map.SetLength(0);
        foreach (var part in (ReadOnlySpan<StringBuilder>)[_title, _text, _court, _tokens])
        {
            part.Clear();
        }

        foreach (var title in document.Titles)
        {
            Analyze(title.Text, title.Language, _title, inTitle: true);
        }

        foreach (var text in document.Texts)
        {
            Analyze(text.Text, text.Language, _text, inTitle: false);
            TokenMap.Write(CollectionsMarshal.AsSpan(_terms), _map);
        }

        if (document.Card.Court is { } court)
        {
            _terms.Clear();
            TextAnalyzer.Analyze(court, document.Card.TitleLanguage, _terms);
            _terms.ForEach(t => Append(_court, t.Exact));
        }

        foreach (var (language, counts) in _byLanguage)
        {
            counts.WriteTo(_tokens, language);
        }
    }

    private void Analyze(string text, string language, StringBuilder words, bool inTitle)
    {
        _terms.Clear();
        TextAnalyzer.Analyze(text, language, _terms);
        if (!_byLanguage.TryGetValue(language, out var counts))
        {
            _byLanguage[language] = counts = new Counts();
        }

        var paragraphs = Paragraphs.Split(text);
        var paragraph = 0;
        foreach (var term in CollectionsMarshal.AsSpan(_terms))
        {
            for (; paragraph < paragraphs.Count && term.Start >= paragraphs[paragraph].End.Value; paragraph++)
            {
                Append(words, FtsLayout.Gap);
            }

            Append(words, term.Exact);
            counts.Add(term, inTitle);
        }

        Append(words, FtsLayout.Gap);
    }

    private static void Append(StringBuilder text, string token) => text.Append(token).Append(' ');

    /// <summary>What one language's texts hold.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<string, int> _text = new(StringComparer.Ordinal);
        private readonly HashSet<string> _title = new(StringComparer.Ordinal);
        private readonly HashSet<string> _exactText = new(StringComparer.Ordinal);
        private readonly HashSet<string> _exactTitle = new(StringComparer.Ordinal);
        private int _length;
        private bool _stemmed;

        public void Add(Term term, bool inTitle)
        {
            _stemmed = term.Stem is not null;
            var token = term.Stem ?? term.Exact;
            if (inTitle)
            {
                _title.Add(token);
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_text, token, out _)++;
                _length++;
            }

            if (_stemmed)
            {
                (inTitle ? _exactTitle : _exactText).Add(term.Exact);
            }
        }

        public void WriteTo(StringBuilder tokens, string language)
        {
            // What has no stem has no language either: a word of any of these languages is found by its exact form.
            var prefix = _stemmed ? language.Length > 2 ? language[..2] : language : "";
            foreach (var (token, frequency) in _text)
            {
                Write(TermLevels.Of(frequency, _length), prefix, token);
            }

            foreach (var token in _title)
            {
                Write(TermLevels.Title, prefix, token);
            }

            foreach (var token in _exactText)
            {
                Write(TermLevels.ExactText, "", token);
            }

            foreach (var token in _exactTitle)
            {
                Write(TermLevels.ExactTitle, "", token);
            }

            void Write(char level, string of, string token) => tokens.Append(level).Append(of).Append('~').Append(token).Append(' ');
        }
    }
}
