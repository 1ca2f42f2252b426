using System.Text.RegularExpressions;
using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Core.Tests.Analysis;

/// <summary>Sentences of real laws: another form of a word finds them, and its hit is marked where the word stands.</summary>
public sealed partial class CorpusTests
{
    [TestCase("en", "codexstanford+markdonw-chunck-of-the-usa-code/chuncks/title-18/chunck-1463.md", "trafficking", "trafficked")]
    [TestCase("fr", "legalize-dev+legalize-lu/lu/leg-loi-2010-07-24-n1.md", "infractions", "l'infraction")]
    [TestCase("es", "legalize-dev+legalize-uy/uy/UY-ley-19574.md", "delitos", "DELITO")]
    [TestCase("ru", "deep-foundation+russian-laws/data/html/102041891.html", "преступлений", "преступление")]
    [TestCase("ar", "abosalehg-ui+saudi-laws-md/laws/أنظمة السلطة القضائية وحقوق الإنسان/نظام مكافحة جرائم الاتجار بالأشخاص.md", "الجريمة", "جَريمة")]
    [TestCase("de", "bundestag+gesetze/s/stgb/index.md", "Freiheitsstrafen", "freiheitsstrafe")]
    [TestCase("nl", "statengeneraal+laws-markdown/AMvB/besluit/verplichte/politiegegevens/BWBR0032083/README.md", "strafbare", "strafbaar")]
    [TestCase("zh", "LawRefBook+Laws/经济法/反洗钱法(2024-11-08).md", "洗钱", "洗钱")]
    public void Analyze_SentenceOfTheCorpus_IsFoundByAnotherForm(string language, string file, string word, string otherForm)
    {
        var sentence = Sentence(Read(file), word);
        sentence.Length.ShouldBeGreaterThan(word.Length);
        var sought = TextAnalyzer.Analyze(otherForm, language)[^1];

        var hits = TextAnalyzer.Analyze(sentence, language).Where(term => (term.Stem ?? term.Exact) == (sought.Stem ?? sought.Exact)).ToList();

        hits.Select(hit => sentence.Substring(hit.Start, hit.Length)).ShouldContain(word);
    }

    /// <summary>No Portuguese law is in the corpus: a sentence of our own.</summary>
    [Test]
    public void Analyze_PortugueseSentence_IsFoundByAnotherForm()
    {
        const string Sentence = "Quem traficar pessoas será punido com penas de prisão; as condenações prescrevem em dez anos.";
        var stems = TextAnalyzer.Analyze(Sentence, "pt").Select(term => term.Stem).ToList();

        stems.ShouldContain(TextAnalyzer.Analyze("condenação", "pt")[0].Stem);
        stems.ShouldContain(TextAnalyzer.Analyze("pena", "pt")[0].Stem);
        stems.ShouldContain(TextAnalyzer.Analyze("punidos", "pt")[0].Stem);
    }

    [Test]
    public void Analyze_SectionsOfTheUnitedStatesCode_GiveSignAndNumberWhateverSpace()
    {
        var folder = Folder("codexstanford+markdonw-chunck-of-the-usa-code/chuncks/title-18");
        var narrow = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Take(100))
        {
            var text = File.ReadAllText(file);
            var terms = TextAnalyzer.Analyze(text, "en");
            foreach (Match section in SectionWithNarrowSpace().Matches(text))
            {
                narrow++;
                var at = terms.ToList().FindIndex(term => term.Start == section.Index);
                var plain = TextAnalyzer.Analyze(text.Substring(section.Index, 60).Replace('\u202F', ' '), "en");
                terms[at].Exact.ShouldBe("§");
                terms[at + 1].Exact.ShouldBe(plain[1].Exact);
                terms[at + 1].Exact.ShouldStartWith(section.Groups["number"].Value);
            }
        }

        narrow.ShouldBeGreaterThan(50);
    }

    [GeneratedRegex(@"§\u202F(?<number>[0-9]+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SectionWithNarrowSpace();

    private static string Sentence(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{word}' is not in the file any more.");
        var start = text.LastIndexOfAny(['.', '\n', '。'], at) + 1;
        var end = text.IndexOfAny(['.', '\n', '。'], at);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static string Read(string file) => File.ReadAllText(Folder(file));

    private static string Folder(string path)
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (string.IsNullOrEmpty(corpus)) Assert.Ignore("SHERLOC_TEST_CORPUS is not set: it names the folder of public legal texts to test with.");
        return Path.Combine(corpus, "legislation", path);
    }
}
