using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Core.Tests.Analysis;

public sealed class TextAnalyzerHostileTests
{
    private static readonly string[] Languages = ["en", "fr", "es", "ru", "ar", "de", "nl", "pt", "zh", "tr", "xx"];

    private static readonly SearchValues<char> Letters = SearchValues.Create("aw1");

    /// <summary>Pieces that the scanner treats each in its own way, to be put together at random.</summary>
    private static readonly string[] Pieces =
    [
        "a", "Word", "é", "e\u0301", "\u0301", "'", "’", "s", "l'", "(", ")", "(1)", "(b)", "（", "１", "6", "1591", "-", "–", ".", ",", "§", " ",
        "\n", "\u00A0", "\u202F", "\u00AD", "\u200B", "\0", "\"", "\uD800", "\uDC00", "𠀀", "人", "口", "カ", "ﾞ", "ー", "й", "ё", "ß", "ﷺ", "ا", "َ",
        "ـ", "٣", "İ", "ﬁ", "𝐋", "\uFFFF", "\uFFFE", "\uE000", "ͺ", "ª", "½", "Ⅻ", "กำ", "हि",
    ];

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Analyze_AnyString_KeepsItsPromises(string? text) => CheckAll(text ?? "");

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Analyze_AnyMixtureOfPieces_KeepsItsPromises() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces => CheckAll(string.Concat(pieces)));

    [Test]
    public void Analyze_EveryCharacter_KeepsItsPromises()
    {
        for (var code = 0; code <= char.MaxValue; code++) Check($"a{(char)code}b {(char)code}", "en");
    }

    [TestCase("é")]
    [TestCase("a")]
    [TestCase("1")]
    [TestCase("𝐋")]
    [TestCase("ß")]
    [TestCase("-1")]
    [TestCase("(1)")]
    [TestCase("ﷺ")]
    public void Analyze_WordOfAMillionLetters_IsCutTo100(string letter)
    {
        var text = "x1" + string.Concat(Enumerable.Repeat(letter, 1_000_000));
        Check(text, "de");
        TextAnalyzer.Analyze(text, "de").Count.ShouldBeGreaterThan(0);
    }

    [Test]
    public void Analyze_FloodOfMarks_IsPartOfOneTerm()
    {
        var text = "a" + new string('\u0301', 1_000_000) + "b";
        TextAnalyzer.Analyze(text, "fr").ShouldHaveSingleItem().Length.ShouldBe(text.Length);
    }

    /// <summary>50 MB in memory where it makes few terms, a fifth of that where each character or two makes one.</summary>
    [TestCase("A", 25_000_000)]
    [TestCase("(", 25_000_000)]
    [TestCase("'", 25_000_000)]
    [TestCase("the defendant was convicted of trafficking under § 1591(a). ", 25_000_000)]
    [TestCase("a'", 5_000_000)]
    [TestCase("§ ", 5_000_000)]
    [TestCase("1.", 5_000_000)]
    [TestCase("1-", 5_000_000)]
    [TestCase("1 (1", 5_000_000)]
    [TestCase("1\u00AD", 5_000_000)]
    [TestCase("a\u00AD", 5_000_000)]
    [TestCase("口", 5_000_000)]
    [TestCase("口\u00AD", 5_000_000)]
    [TestCase("U.", 5_000_000)]
    public void Analyze_HugeText_TakesSeconds(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var watch = Stopwatch.StartNew();
        var terms = new List<Term>();
        TextAnalyzer.Analyze(text, "en", terms);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        terms.Count.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Test]
    public void Analyze_ManyThreads_AgreeWithOne()
    {
        var texts = Enumerable.Range(0, 2_000)
            .Select(i => string.Join(' ', Enumerable.Range(0, 60).Select(j => $"{(char)('a' + (i % 26))}{(char)('a' + (j % 26))}word{new string('s', j % 7)}ing")))
            .ToList();
        var expected = texts.ConvertAll(text => TextAnalyzer.Analyze(text, "en"));

        var actual = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => TextAnalyzer.Analyze(text, "en")).ToList();

        for (var i = 0; i < texts.Count; i++) actual[i].ShouldBe(expected[i]);
    }

    /// <summary>Several times as many words as are remembered: those that share a place push each other out.</summary>
    [Test]
    public void Analyze_MoreWordsThanAreRemembered_HaveTheirOwnForms()
    {
        var words = Enumerable.Range(0, 80_000).Select(i => new string([.. "penalised"[(i % 7)..], .. i.ToString(CultureInfo.InvariantCulture).Select(d => (char)(d - '0' + 'a')), .. "ings"])).Distinct().ToList();
        var text = string.Join(' ', words);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var terms = TextAnalyzer.Analyze(text, "en");

            terms.Select(t => t.Exact).ShouldBe(words);
            terms.Select(t => t.Stem).ShouldBe(words.Select(w => Stemmer.Stem(w, "en")));
        }
    }

    private static void CheckAll(string text)
    {
        foreach (var language in Languages) Check(text, language);
        TextAnalyzer.Fold(text).ShouldNotBeNull();
    }

    private static void Check(string text, string language)
    {
        var (start, end) = (-1, -1);
        var terms = TextAnalyzer.Analyze(text, language);
        CheckExact(text, language, terms);
        CheckFew(text, language, terms);
        foreach (var term in terms)
        {
            if (term.Start <= start || term.Start + term.Length < end || term.Length <= 0 || term.Start + term.Length > text.Length)
            {
                Assert.Fail($"{term} is out of place in '{text}'.");
            }

            (start, end) = (term.Start, term.Start + term.Length);
            if (!IsSound(term.Exact) || (term.Stem is not null && !IsSound(term.Stem))) Assert.Fail($"{term} has a bad form.");
            if (term.Stem is null == TextAnalyzer.StemmedLanguages.Contains(language)) Assert.Fail($"{term} has the wrong kind of stem.");
        }
    }

    private static void CheckExact(string text, string language, IReadOnlyList<Term> terms)
    {
        var forms = new List<(string, int)>();
        TextAnalyzer.Exact(text, language, (exact, start) => forms.Add((exact.ToString(), start)));
        if (!forms.SequenceEqual(terms.Select(t => (t.Exact, t.Start)))) Assert.Fail($"The exact forms of '{text}' differ in {language}.");
    }

    /// <summary>Whatever begins with one of the letters, word or stem, is there as if all had been asked for; the rest keeps its place.</summary>
    private static void CheckFew(string text, string language, IReadOnlyList<Term> terms)
    {
        var few = new List<Term>();
        TextAnalyzer.Analyze(text, language, few, Letters);
        var same = few.Count == terms.Count && few.Zip(terms).All(p => p.First == p.Second
            || (p.First == new Term("", null, p.Second.Start, p.Second.Length) && !Begins(p.Second.Exact) && !Begins(p.Second.Stem ?? "x")));
        if (!same) Assert.Fail($"Terms of '{text}' are missing in {language}.");

        static bool Begins(string form) => Letters.Contains(form[0]);
    }

    private static bool IsSound(string form) =>
        form.Length is > 0 and <= 100
        && form.All(letter => letter >= 128 || char.IsAsciiDigit(letter) || char.IsAsciiLetterLower(letter) || letter is '(' or ')' or '.' or '-')
        && !form.Any(char.IsWhiteSpace);
}
