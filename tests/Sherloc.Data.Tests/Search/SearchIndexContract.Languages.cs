using NUnit.Framework;
using Shouldly;

namespace Sherloc.Data.Tests.Search;

public abstract partial class SearchIndexContract
{
    /// <summary>A sentence, a word of it in another form, and a word that is not in it.</summary>
    private static readonly (string Language, string Text, string OtherForm, string Phrase, string Not)[] Sentences =
    [
        ("en", "The defendants were recruiting workers with false promises.", "recruited", "with false promises", "smuggler"),
        ("fr", "Les prévenus ont été condamnés pour blanchiment d'argent à l'étranger.", "condamnée", "blanchiment d'argent", "contrebande"),
        ("es", "Los acusados captaban a las víctimas mediante engaños.", "víctima", "mediante engaños", "contrabando"),
        ("ru", "Подсудимые вербовали потерпевших путём обмана.", "подсудимый", "вербовали потерпевших", "контрабанда"),
        ("ar", "أدانت المحكمة المتهمين بتهريب المهاجرين عبر الحدود", "متهمين", "المهاجرين عبر الحدود", "غسل"),
        ("de", "Die Angeklagten schleusten Menschen über die Grenzen.", "Grenze", "schleusten Menschen", "Geldwäsche"),
        ("nl", "De verdachten hadden slachtoffers gedwongen tot arbeid.", "slachtoffer", "gedwongen tot arbeid", "witwassen"),
        ("pt", "Os arguidos foram condenados por branqueamento de capitais.", "condenado", "branqueamento de capitais", "tráfico"),
        ("zh", "被告人因洗钱罪被判处有期徒刑五年。", "洗钱", "有期徒刑", "走私"),
    ];

    [Test]
    public async Task Word_InEachLanguage_IsFoundInAnotherForm([Range(0, 8)] int number)
    {
        await PutSentencesAsync();
        var (language, _, otherForm, phrase, not) = Sentences[number];
        var keys = Sentences.Select(s => s.Language).ToArray();

        (await Index.KeysAsync(otherForm, keys)).ShouldBe(language);
        (await Index.KeysAsync($"\"{phrase}\"", language)).ShouldBe(language);
        (await Index.KeysAsync(not, keys)).ShouldBe("");
    }

    [Test]
    public async Task Word_WithOrWithoutDiacriticsAndCapitals_IsTheSame()
    {
        await PutSentencesAsync();

        foreach (var query in new[] { "victimas", "VÍCTIMAS", "\"enganos\"", "etranger", "\"ÉTRANGER\"" })
        {
            (await Index.FindAsync(query)).Total.ShouldBe(1, query);
        }
    }

    [Test]
    public async Task Stem_OfOneLanguage_DoesNotMeetTextOfAnother()
    {
        // "pains" would be "pain" in English; the French text has the exact form "pain" only.
        await Index.PutAsync(IndexFixture.Document("fr", "Le pain est cher.", "fr"), IndexFixture.Document("en", "It caused pain.", "en"));

        (await Index.KeysAsync("\"pain\"", "fr", "en")).ShouldBe("fr en");
        (await Index.KeysAsync("painful", "fr", "en")).ShouldNotContain("fr");
    }

    [Test]
    public async Task Stem_ThatEditionsOfSnowballDisagreeOn_IsThatOfTheIndex()
    {
        await Index.PutAsync(IndexFixture.Document("organize", "They organize a journey."), IndexFixture.Document("organ", "The organ was sold."));

        (await Index.KeysAsync("organize", "organize", "organ")).ShouldBe(HasStemsOfOurEdition ? "organize" : "organize organ");
        (await Index.KeysAsync("\"organize\"", "organize", "organ")).ShouldBe("organize");
    }

    [Test]
    public async Task Excerpt_MarksWordsOfTheOriginal([Range(0, 8)] int number)
    {
        await PutSentencesAsync();
        var (language, text, otherForm, _, _) = Sentences[number];

        var excerpt = (await Index.FindAsync(otherForm)).Hits.Single().Excerpts.ShouldHaveSingleItem();

        excerpt.Language.ShouldBe(language);
        excerpt.Text.ShouldBe(text);
        excerpt.Marks.ShouldHaveSingleItem().Length.ShouldBeInRange(2, 12);
    }

    [TestCase("en", "udhr_eng.xml", "human rights", "Everyone has the right to life")]
    [TestCase("fr", "udhr_fra.xml", "droits humaines", "Tout individu a droit à la vie")]
    [TestCase("es", "udhr_spa.xml", "derecho humano", "Todo individuo tiene derecho a la vida")]
    [TestCase("ru", "udhr_rus.xml", "человек права", "имеет право на жизнь")]
    [TestCase("ar", "udhr_arb.xml", "حقوق الإنسان", "لكل فرد الحق في الحياة")]
    [TestCase("zh", "udhr_cmn_hans.xml", "人权", "人人有权享有生命")]
    public async Task RealText_OfTheCorpus_IsFoundByWordAndPhrase(string language, string file, string words, string phrase)
    {
        var corpus = Corpus();
        var path = Directory.GetFiles(Path.Combine(corpus, "treaties"), file, SearchOption.AllDirectories).ShouldHaveSingleItem();
        var paragraphs = System.Xml.Linq.XDocument.Load(path).Descendants().Where(e => e.Name.LocalName == "para").Select(e => e.Value);
        await Index.PutAsync(IndexFixture.Document("real", string.Join("\n\n", paragraphs), language), IndexFixture.Document("other", "nothing", language));

        (await Index.KeysAsync(words, "real", "other")).ShouldBe("real");
        var hit = (await Index.FindAsync($"\"{phrase}\"")).Hits.ShouldHaveSingleItem();
        hit.Excerpts[0].Marked().ShouldBe(phrase);
        hit.Excerpts[0].Paragraph.ShouldBeGreaterThan(1);
    }

    private Task PutSentencesAsync() => Index.PutAsync(Sentences.Select(s => IndexFixture.Document(s.Language, s.Text, s.Language)));
}
