using NUnit.Framework;
using Sherloc.Core.Analysis;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    private const int MostRead = 60_000;

    /// <summary>A real law in each language of the corpus, with the country it is of.</summary>
    private static readonly (string Language, string Country, string File)[] Laws =
    [
        ("en", "USA", "codexstanford+markdonw-chunck-of-the-usa-code/chuncks/title-18/chunck-1463.md"),
        ("fr", "LUX", "legalize-dev+legalize-lu/lu/leg-loi-2010-07-24-n1.md"),
        ("es", "URY", "legalize-dev+legalize-uy/uy/UY-ley-19574.md"),
        ("ar", "SAU", "abosalehg-ui+saudi-laws-md/laws/أنظمة السلطة القضائية وحقوق الإنسان/نظام مكافحة جرائم الاتجار بالأشخاص.md"),
        ("de", "DEU", "bundestag+gesetze/s/stgb/index.md"),
        ("nl", "NLD", "statengeneraal+laws-markdown/AMvB/besluit/verplichte/politiegegevens/BWBR0032083/README.md"),
        ("zh", "CHN", "LawRefBook+Laws/经济法/反洗钱法(2024-11-08).md"),
    ];

    private static string[] LawKeys => [.. Laws.Select(l => l.Language)];

    [Test]
    public async Task RulesOfTheQueryLanguage_OnRealSentences_Hold([Range(0, 6)] int number)
    {
        var texts = await PutLawsAsync();
        var (language, country, _) = Laws[number];
        var words = WordsOfASentence(texts[number], language);
        var (first, last) = (words[0], words[^1]);
        var other = WordsOfASentence(texts[(number + 1) % Laws.Length], Laws[(number + 1) % Laws.Length].Language)[^1];

        // Words: all of them. Exact phrase: in this order, and in no other.
        (await Keys(string.Join(' ', words))).ShouldContain(language);
        (await Keys(Quoted(words))).ShouldBe([language]);
        (await Keys(Quoted([.. words.Reverse()]))).ShouldNotContain(language);

        // OR finds both, -not leaves out, parentheses group.
        (await Keys($"{Quoted(words)} OR {Quoted([other])}")).ShouldContain(language);
        (await Keys($"{Quoted([first])} -{Quoted(words)}")).ShouldNotContain(language);
        (await Keys($"({Quoted(words)} OR nothingofthekind) country:{country}")).ShouldBe([language]);

        // Fields and years.
        (await Keys($"country:{country} {Quoted([last])}")).ShouldBe([language]);
        (await Keys($"title:{country}")).ShouldBe([language]);
        (await Keys($"court:{country} year:{2000 + number}")).ShouldBe([language]);
        (await Keys($"crime:money-laundering year:2000-{2000 + number}")).ShouldContain(language);
        (await Keys($"article:untoc/6 -year:{2000 + number}")).ShouldNotContain(language);
    }

    [TestCase("en", "traffick*")]
    [TestCase("fr", "infracti*")]
    [TestCase("es", "delit*")]
    [TestCase("de", "freiheits*")]
    [TestCase("nl", "strafba*")]
    [TestCase("ar", "الجري*")]
    public async Task Wildcard_OnRealText_MarksWordsThatBeginSo(string language, string query)
    {
        await PutLawsAsync();

        var hits = (await Index.FindAsync(query)).Hits.Where(h => h.Card.Id == IndexFixture.Id(language)).ToList();

        hits.ShouldHaveSingleItem().Excerpts[0].Marked().Split('|')
            .ShouldAllBe(word => TextAnalyzer.Fold(word).Contains(TextAnalyzer.Fold(query.TrimEnd('*')), StringComparison.Ordinal));
    }

    [TestCase("§ 1592")]
    [TestCase("§\u202F1592")]
    [TestCase("§1592")]
    public async Task SectionSign_InTheUnitedStatesCode_IsFoundWithAnySpace(string section)
    {
        var corpus = Corpus();
        var folder = Path.Combine(corpus, "legislation/codexstanford+markdonw-chunck-of-the-usa-code/chuncks/title-18");
        var file = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).First(f => File.ReadAllText(f).Contains("§\u202F1592", StringComparison.Ordinal));
        await Index.PutAsync(IndexFixture.Document("real", File.ReadAllText(file)), IndexFixture.Document("other", "Section 1592 without its sign."));

        (await Index.KeysAsync($"\"{section}\"", "real", "other")).ShouldBe("real");
    }

    private async Task<string[]> Keys(string query) =>
        (await Index.KeysAsync(query, LawKeys)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string[]> PutLawsAsync()
    {
        var corpus = Corpus();
        var texts = Laws.Select(l => File.ReadAllText(Path.Combine(corpus, "legislation", l.File))).Select(t => t.Length > MostRead ? t[..MostRead] : t).ToArray();
        await Index.PutAsync(Laws.Select((law, i) => IndexFixture.Document(law.Language, texts[i], law.Language, title: $"A law of {law.Country}")
            .With(SearchFields.Country, law.Country)
            .With(SearchFields.Crime, "money-laundering")
            .With(SearchFields.Article, "untoc", "untoc/6")
            .InCourt($"Court of {law.Country}")
            .Of(2000 + i)));
        return texts;
    }

    /// <summary>Six words one after the other out of the longest line of the middle of a text, as they are written there.</summary>
    private static string[] WordsOfASentence(string text, string language)
    {
        var line = text.Split('\n').Skip(8).Take(200).Where(l => !l.Contains('|', StringComparison.Ordinal)).MaxBy(l => l.Length)!;
        var terms = TextAnalyzer.Analyze(line, language);
        var start = terms.Count / 2;
        return language == "zh"
            ? [line.Substring(terms[start].Start, 4), line.Substring(terms[start].Start + 4, 2)]
            : [.. terms.Skip(start).Take(6).Select(t => t.Exact)];
    }

    private static string Quoted(IReadOnlyList<string> words) =>
        $"\"{string.Join(words.Any(w => w.Any(c => c is >= '\u4e00' and <= '\u9fff')) ? "" : " ", words)}\"";

    private static string Corpus()
    {
        var corpus = Environment.GetEnvironmentVariable("SHERLOC_TEST_CORPUS");
        if (corpus is null)
        {
            Assert.Ignore("SHERLOC_TEST_CORPUS is not set: it names the folder of real documents that some tests read.");
        }

        return corpus;
    }
}
