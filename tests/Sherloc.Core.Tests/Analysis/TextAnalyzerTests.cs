using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Core.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [TestCase("The Accused was NOT convicted.", "en", "the accused was not convicted")]
    [TestCase("defendant's and defendant’s, defendants'", "en", "defendant and defendant defendants")]
    [TestCase("O’Brien don't", "en", "obrien dont")]
    [TestCase("money-laundering non\u2011refoulement", "en", "money laundering non refoulement")]
    [TestCase("R. v. Smith; U.S.C. and e.g. the U.S. Next", "en", "r v smith usc and eg the us next")]
    [TestCase("traf\u00ADfick\u200Bing", "en", "trafficking")]
    [TestCase("snake_case a/b end.Next", "en", "snake case a b end next")]
    [TestCase("l'infraction d’une qu'il aujourd'hui Jusqu’à", "fr", "l infraction d une qu il aujourdhui jusqu a")]
    [TestCase("etl’autorité O'Brien prud'hommes", "fr", "etl autorite obrien prudhommes")]
    [TestCase("The crime of d'Artagnan", "en", "the crime of d artagnan")]
    [TestCase("de foto's van 's-Gravenhage", "nl", "de foto van s gravenhage")]
    [TestCase("Straße STRASSE Œuvre Æther Łódź", "de", "strasse strasse oeuvre aether lodz")]
    [TestCase("e\u0301te\u0301 été", "fr", "ete ete")]
    [TestCase("İstanbul ISTANBUL ırmak", "tr", "istanbul istanbul irmak")]
    [TestCase("Ἀθήνα ΝΟΜΟΣ νόμος", "el", "αθηνα νομοσ νομοσ")]
    [TestCase("Ёлка ёлка война вои\u0306на", "ru", "елка елка война война")]
    [TestCase("ＡＢＣ１２ ﬁnance", "en", "abc12 finance")]
    [TestCase("الإتِّجَار الاتجار ـالجريمـة", "ar", "الاتجار الاتجار الجريمه")]
    [TestCase("المادة ٣٤ مستشفى أحكام", "ar", "الماده 34 مستشفي احكام")]
    [TestCase("ความผิด", "th", "ความผิด")]
    [TestCase("हिन्दी", "hi", "हिन्दी")]
    [TestCase("한국 형법", "ko", "한국 형법")]
    public void Exact_Words_AreFolded(string text, string language, string expected) => ExactOf(text, language).ShouldBe(expected);

    [TestCase("§ 1591")]
    [TestCase("§1591")]
    [TestCase("§\u202F1591")]
    [TestCase("§\u00A01591")]
    [TestCase("§§ 1591")]
    [TestCase("§ § 1591")]
    public void Exact_SectionSign_IsATermBeforeItsNumber(string text) => ExactOf(text, "en").ShouldBe("§ 1591");

    [TestCase("s 3(1)(b)", "s 3(1)(b)")]
    [TestCase("s3(1)(b) and s.3(1)", "s 3(1)(b) and s 3(1)")]
    [TestCase("6(1)(b)(ii)", "6(1)(b)(ii)")]
    [TestCase("6 (1) (b)\u00A0(ii)", "6(1)(b)(ii)")]
    [TestCase("art. 6(1), Art.6(1)", "art 6(1) art 6(1)")]
    [TestCase("§ 1591(a)(1)", "§ 1591(a)(1)")]
    [TestCase("3.2.a applies. 18-12-a too", "3.2.a applies 18-12-a too")]
    [TestCase("In 2010. The 3.A man", "in 2010 the 3 a man")]
    [TestCase("2010-2020 and 2010–2020", "2010 2020 and 2010 2020")]
    [TestCase("art. 225-4-1, 225-4, § 1320a–7b", "art 225-4-1 225 4 § 1320a-7b")]
    [TestCase("18-year-old, 30-day", "18 year old 30 day")]
    [TestCase("2021-11-22, 12-cv-00345", "2021-11-22 12-cv-00345")]
    [TestCase("1,000,000 or 1591,1592 or 12,5", "1000000 or 1591 1592 or 12 5")]
    [TestCase("0,438 and Ley 19574-2017", "0 438 and ley 19574 2017")]
    [TestCase("عام ١٤٣٠هـ", "عام 1430 ه")]
    [TestCase("6 (six) months, 30 (2010)", "6 six months 30 2010")]
    [TestCase("1591A 12bis", "1591a 12bis")]
    [TestCase("５（１）", "5(1)")]
    [TestCase("المادة ٦(١)(أ)", "الماده 6(1)(ا)")]
    public void Exact_LegalNumbers_StayWhole(string text, string expected) => ExactOf(text, "en").ShouldBe(expected);

    [TestCase("人口贩运罪", "人口 口贩 贩运 运罪")]
    [TestCase("罪", "罪")]
    [TestCase("第3条（二）", "第 3 条 二")]
    [TestCase("人身売買をカタカナ", "人身 身売 売買 買を をカ カタ タカ カナ")]
    [TestCase("ﾄﾞｲﾂ", "ドイ イツ")]
    [TestCase("the 刑法 code", "the 刑法 code")]
    [TestCase("𠀀𠀁𠀂", "𠀀𠀁 𠀁𠀂")]
    public void Exact_Ideographs_ArePairsInEveryLanguage(string text, string expected)
    {
        foreach (var language in new[] { "zh", "ja", "en", "xx" }) ExactOf(text, language).ShouldBe(expected);
    }

    [TestCase("Ⅻ", "en", "xii")]
    [TestCase("\u0301\u0301 \u0640\u0640", "ar", "")]
    [TestCase("", "en", "")]
    [TestCase("𝐋𝐚𝐰 𝟏𝟐", "en", "law 12")]
    [TestCase("ﷺ", "ar", "صلياللهعليهوسلم")]
    public void Exact_OddCharacters_AreReadOrLeftOut(string text, string language, string expected) =>
        ExactOf(text, language).ShouldBe(expected);

    [Test]
    public void Offsets_OfEveryTerm_PointIntoTheOriginal()
    {
        const string Text = "L’infraction — § 6 (1) (b): defendant's traf\u00ADficking e\u0301t. 人口贩";

        var cited = TextAnalyzer.Analyze(Text, "fr").Select(term => Text.Substring(term.Start, term.Length));

        cited.ShouldBe(["L", "infraction", "§", "6 (1) (b)", "defendant's", "traf\u00ADficking", "e\u0301t", "人口", "口贩"]);
    }

    [TestCase("convicted convictions", "en", "convict convict")]
    [TestCase("§ 6(1) 刑法", "en", "§ 6(1) 刑法")]
    [TestCase("l'infraction criminalité criminelles", "fr-CH", "l infract criminal criminel")]
    [TestCase("Geldwäsche Geldwaesche", "DE_at", "geldwasch geldwasch")]
    [TestCase("tráfico traficos", "es", "trafic trafic")]
    public void Stem_OfTerms_IsFoldedAndNeverMissing(string text, string language, string expected) =>
        string.Join(' ', TextAnalyzer.Analyze(text, language).Select(term => term.Stem)).ShouldBe(expected);

    [TestCase("zh")]
    [TestCase("it")]
    [TestCase("")]
    [TestCase("eng")]
    public void Stem_LanguageWithoutStemmer_IsNull(string language)
    {
        TextAnalyzer.Analyze("convictions § 3", language).ShouldAllBe(term => term.Stem == null);
        TextAnalyzer.StemOf("convictions", language).ShouldBeNull();
    }

    [Test]
    public void StemOf_ExactForm_EqualsTheStemOfTheTerm()
    {
        TextAnalyzer.StemOf("convictions", "en").ShouldBe("convict");
        TextAnalyzer.StemOf("6(1)(b)", "en").ShouldBe("6(1)(b)");
        TextAnalyzer.StemOf(new string('a', 500), "en").ShouldBe(new string('a', 500));
    }

    [TestCase("the", "en", true)]
    [TestCase("trafficking", "en", false)]
    [TestCase("a", "fr", true)]
    [TestCase("ou", "fr", true)]
    [TestCase("qu", "fr-FR", true)]
    [TestCase("der", "de", true)]
    [TestCase("der", "en", false)]
    [TestCase("علي", "ar", true)]
    [TestCase("ее", "ru", true)]
    [TestCase("的", "zh", false)]
    public void IsStopWord_FunctionWords_AreKnownInTheirLanguageOnly(string exact, string language, bool expected) =>
        TextAnalyzer.IsStopWord(exact, language).ShouldBe(expected);

    [TestCase("Côte d’Ivoire", "cote d'ivoire")]
    [TestCase("Türkiye (İstanbul)", "turkiye (istanbul)")]
    [TestCase("A\u00A0B\u202FC", "a b c")]
    [TestCase("PLAIN Ascii 1.2", "plain ascii 1.2")]
    [TestCase("Йод и Ёж", "йод и еж")]
    public void Fold_WholeStrings_KeepSpacesAndPunctuation(string text, string expected) => TextAnalyzer.Fold(text).ShouldBe(expected);

    /// <summary>Not test cases: attributes cannot hold such strings.</summary>
    [Test]
    public void Fold_WhatIsNoText_IsReplacedOrKept()
    {
        TextAnalyzer.Fold("\uD800X").ShouldBe("\uFFFDx");
        TextAnalyzer.Fold("\uFFFEX\uFFFF").ShouldBe("\uFFFDx\uFFFF");
        ExactOf("\uD800abc\uDC00 \0x", "en").ShouldBe("abc x");
    }

    private static string ExactOf(string text, string language) =>
        string.Join(' ', TextAnalyzer.Analyze(text, language).Select(term => term.Exact));
}
