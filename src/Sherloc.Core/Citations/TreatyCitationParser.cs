using System.Buffers;
using System.Text.RegularExpressions;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Core.Citations;

/// <summary>
/// Finds treaty references in text: "art. 6(1)(b)(ii) UNTOC", "article 18 of the Palermo Convention", "TIP Protocol, Article 3(a)".
/// The names of the instruments come from the vocabulary. It never answers with a paragraph that the article does not have.
/// </summary>
public sealed partial class TreatyCitationParser
{
    /// <summary>Longest stretch between an article and its instrument, in characters.</summary>
    private const int Reach = 60;

    private readonly Vocabulary vocabulary;
    private readonly Dictionary<string, string[]> instrumentsByName;
    private readonly Regex names;

    /// <summary>First words of the names: finding them is many times quicker than trying the names everywhere.</summary>
    private readonly SearchValues<string> beginnings;

    /// <summary>What stands in ASCII of them, which is found many times quicker than all: for texts without a letter that others begin with.</summary>
    private readonly SearchValues<string> asciiBeginnings;

    private readonly SearchValues<char> otherLetters;

    public TreatyCitationParser(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        instrumentsByName = vocabulary.Instruments
            .SelectMany(i => Names(i).Select(name => (Name: Key(name), i.Id)))
            .GroupBy(p => p.Name)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Id).Distinct().ToArray());
        var alternatives = vocabulary.Instruments.SelectMany(Names).Distinct()
            .OrderByDescending(n => n.Length)
            .Select(n => IsWordToo(n) ? $"(?-i:{n})" : Regex.Escape(n).Replace(@"\ ", @"[\s\u00A0]+", StringComparison.Ordinal));
        names = new Regex(
            $@"\G(?<![\p{{L}}\d])(?:{string.Join('|', alternatives)})(?![\p{{L}}\d])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(2));
        string[] words = [.. vocabulary.Instruments.SelectMany(Names).Select(n => n.Split(' ')[0]).Distinct()];
        beginnings = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
        asciiBeginnings = SearchValues.Create(
            [.. words.Where(w => char.IsAscii(w[0])).Select(w => string.Concat(w.TakeWhile(char.IsAscii))).Distinct()], StringComparison.OrdinalIgnoreCase);
        otherLetters = SearchValues.Create(
            [.. words.Select(w => w[0]).Where(l => !char.IsAscii(l)).SelectMany(l => new[] { char.ToUpperInvariant(l), char.ToLowerInvariant(l) })]);
    }

    /// <summary>References whose instrument stands beside them, in the order of the text.</summary>
    public IReadOnlyList<FoundReference> Find(string text) => Find(text, withBare: false);

    /// <summary>As <see cref="Find(string)"/>, and articles without an instrument as well: what a person types into a search box.</summary>
    public IReadOnlyList<FoundReference> FindTyped(string text) => Find(text, withBare: true);

    private List<FoundReference> Find(string text, bool withBare)
    {
        var instruments = Instruments(text);
        if (instruments.Count == 0 && !withBare)
        {
            return [];
        }

        var found = new List<FoundReference>();
        var used = new HashSet<Match>();
        foreach (Match article in ArticlePattern().Matches(text))
        {
            var instrument = Nearest(text, article, instruments);
            if (instrument is null)
            {
                if (withBare && article.Groups["word"].Success)
                {
                    found.Add(new FoundReference(article.Index, article.Length, Resolve(vocabulary.Instruments.Select(i => i.Id), article)));
                }

                continue;
            }

            if (!article.Groups["word"].Success && !Touches(text, article, instrument))
            {
                continue;
            }

            used.Add(instrument);
            var start = Math.Min(article.Index, instrument.Index);
            var end = Math.Max(article.Index + article.Length, instrument.Index + instrument.Length);
            found.Add(new FoundReference(start, end - start, Resolve(instrumentsByName[Key(instrument.Value)], article)));
        }

        found.AddRange(instruments.Where(i => !used.Contains(i)).Select(i => new FoundReference(i.Index, i.Length, instrumentsByName[Key(i.Value)])));
        return [.. found.OrderBy(f => f.Start).ThenBy(f => f.Length)];
    }

    private List<Match> Instruments(string text)
    {
        var matches = new List<Match>();
        var first = text.AsSpan().ContainsAny(otherLetters) ? beginnings : asciiBeginnings;
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(first);
            if (next < 0)
            {
                break;
            }

            at += next;
            // The end of another word: the expression would say so too, and take longer.
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            {
                at++;
                continue;
            }

            var match = names.Match(text, at);
            at += match.Success ? match.Length : 1;
            if (match.Success)
            {
                matches.Add(match);
            }
        }

        return matches;
    }

    /// <summary>An instrument named after the article ("article 6 of the …") wins over one named before it ("UNTOC, article 6").</summary>
    private static Match? Nearest(string text, Match article, List<Match> instruments)
    {
        var end = article.Index + article.Length;
        var after = instruments.Find(i => i.Index >= end && i.Index - end <= Reach && Bridge().IsMatch(text[end..i.Index]));
        return after ?? instruments.FindLast(i =>
            i.Index + i.Length <= article.Index
            && article.Index - i.Index - i.Length <= Reach
            && Bridge().IsMatch(text[(i.Index + i.Length)..article.Index]));
    }

    private static bool Touches(string text, Match article, Match instrument)
    {
        var between = article.Index > instrument.Index
            ? text[(instrument.Index + instrument.Length)..article.Index]
            : text[(article.Index + article.Length)..instrument.Index];
        return between.AsSpan().Trim(" ,\u00A0").IsEmpty;
    }

    private string[] Resolve(IEnumerable<string> instruments, Match article)
    {
        var path = string.Concat(PathPart().Matches(article.Groups["path"].Value).Select(p => "/" + p.Value.ToLowerInvariant()));
        return
        [
            .. instruments
                .Select(i => $"{i}/{article.Groups["number"].Value}{path}")
                .Where(r => TreatyReference.TryParse(r, out var reference) && vocabulary.Exists(reference)),
        ];
    }

    /// <summary>A short name that is no acronym (Firearms) is a common word in text, so it names no instrument there.</summary>
    private static IEnumerable<string> Names(Instrument instrument) =>
        instrument.Title.Values
            .Concat(instrument.Aliases.Values.SelectMany(a => a))
            .Concat(new[] { instrument.ShortName }.Where(n => n.All(char.IsAsciiLetterUpper)));

    /// <summary>An acronym of three letters counts only in capitals: a tip is not the TIP Protocol.</summary>
    private static bool IsWordToo(string name) => name.Length <= 3 && name.All(char.IsAsciiLetterUpper);

    private static string Key(string name) => Spaces().Replace(name, " ").ToUpperInvariant();

    [GeneratedRegex(@"[\s\u00A0]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"(?<![\p{L}\d.])(?:(?<word>articles?|arts?\.?|artículos?|artikel|статья|статьи|статье|ст\.|المادة|第)[\s\u00A0\u202F]*)?(?<number>\d{1,3})(?:[\s\u00A0]*条)?(?<path>(?:[\s\u00A0]?\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\.(?:\d{1,2}|[a-z]|[ivx]{1,5})(?![\p{L}\d])|,?[\s\u00A0]+(?:paragraphs?|paras?\.?|sub-?paragraph|párrafo|paragraphe|alinéa|Abs\.|пункт|الفقرة)[\s\u00A0]*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)?)*)(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex ArticlePattern();

    [GeneratedRegex(@"(?<![\p{L}])(?:\d{1,2}|[ivx]{1,5}|[a-z])(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PathPart();

    /// <summary>What may stand between an article and its instrument: no sentence end, no other article.</summary>
    [GeneratedRegex(@"^(?:[^.;:!?\d]|\((?:\d{1,2}|[a-z])\))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bridge();
}
