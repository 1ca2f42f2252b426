using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Core.Tests.Analysis;

public sealed class StemmerTests
{
    /// <summary>Words of the field and of every kind of ending, with the stems of libstemmer 3.1.</summary>
    private static readonly Dictionary<string, string> Stems = new()
    {
        ["en"] = """
            accrued=accru actually=actual called=call components=compon compromise=compromis conspiracy=conspiraci
            convicts=convict copy=copi effort=effort extradition=extradit factories=factori forfeited=forfeit forfeiture=forfeitur
            formats=format guarantees=guarante hold=hold kidnapping=kidnap kidnaps=kidnap laundering=launder liaison=liaison
            maintained=maintain manufacturer=manufactur nonexpired=nonexpir organize=organiz partly=part proportionate=proportion
            prosecution=prosecut prosecutions=prosecut relative=relat reserved=reserv scientific=scientif society=societi
            stevens=steven teachers=teacher thank=thank trafficked=traffick trafficking=traffick university=universiti
            victimization=victim victims=victim
            """,
        ["fr"] = """
            achetés=achet argent=argent augmentant=augment blanches=blanch blanchiment=blanch cannabis=cannab condamnée=condamn
            confisquée=confisqu confisquées=confisqu contreviennent=contreviennent criminalité=criminal criminels=criminel
            cybercriminalité=cybercriminal discriminations=discrimin discriminatoire=discriminatoir
            discriminatoires=discriminatoir débuté=début décide=décid déductibles=déductibl délibération=déliber fondé=fond
            huitième=huitiem incriminer=incrimin incriminé=incrimin indirecte=indirect inscrit=inscrit intenté=intent
            loisirs=loisir magistrature=magistratur peine=pein prince=princ produisent=produisent récidive=récid
            soumettre=soumettr tirer=tir vives=viv voie=voi étendre=étendr étroite=étroit études=étud
            """,
        ["es"] = """
            aceguá=acegu aplicacion=aplic aplicación=aplic brovetto=brovett condena=conden condenado=conden condenados=conden
            coordinará=coordin corresponda=correspond costumbres=costumbr decreto=decret delito=delit delitos=delit
            desigualdad=desiguald destinada=destin detención=detencion detenido=deten dispensa=dispens emisoras=emisor
            exista=exist fundamental=fundamental garantice=garantic hubiesen=hub inicio=inici intendencias=intendent
            jurisdiccional=jurisdiccional licencia=licenci official=official penales=penal penalización=penaliz planteen=plant
            polgar=polg puede=pued sancionado=sancion sancionar=sancion sanciones=sancion tecnologías=tecnolog tratantes=tratant
            víctimas=victim washington=washington
            """,
        ["ru"] = """
            вызвать=вызва двукратной=двукратн зачет=зачет июля=июл месяцах=месяц надзором=надзор наказываются=наказыва
            незаконно=незакон незаконного=незакон незаконные=незакон незаконным=незакон норм=норм оглашению=оглашен
            организации=организац организаций=организац организацию=организац организациях=организац осужденное=осужден
            осужденному=осужден осужденные=осужден осужденный=осужден осужденными=осужден осуждены=осужд отбытия=отбыт
            переходить=переход подвергнутым=подвергнут предусматривающие=предусматрива преследование=преследован
            преступлением=преступлен преступления=преступлен принести=принест реабилитация=реабилитац рыбы=рыб
            следственных=следствен снятие=снят совершаемых=соверша топливно=топливн часов=час экспертном=экспертн явившиеся=яв
            """,
        ["ar"] = """
            أجرته=اجر إجراء=اجراء إقامتهم=اقام استبدال=استبدال اكتسابها=اكتساب الإجرامي=اجرام العالي=عال العقوبتين=عقوبت
            المتهمة=متهم المتهمين=متهم المصنف=مصنف المقررة=مقرر المهني=مهن الميلادية=ميلاد انتحال=انتحال انتهاك=انت بإمكان=امك
            بالأمن=بالام بالاستفادة=استفاد بعقوبة=عقوب تجري=تجر تصدرها=تصدر تعديل=تعديل تفريغها=تفريغ جسيم=جسيم طلقة=طلق
            عقوبة=عقوب قوانينها=قوان لإجراءات=لاجراءا للإجراءات=اجراء لنظامها=لنظام والتأكد=والتاكد والجريمة=والجريم
            والمتفجرات=والمتفجرا والمملكة=والمملك وسلامته=سلام وعقوباتها=عقوبا وللمدعي=مدع يجري=يجر يسنده=يسند
            """,
        ["de"] = """
            anonymität=anonymitat augenschein=augenschein barrierefreiheit=barrierefrei bedienbaren=bedienbar bedienen=bedi
            begründungstext=begrundungstext besonderes=besond dienstleistungs=dienstleist dokumentations=dokumentation
            eigentümern=eigentum eingerichtete=eingericht ermächtigt=ermachtigt finanzsystems=finanzsystem
            freiheitsentzugs=freiheitsentzug früherkennung=fruherkenn funktionalität=funktionalitat geklärt=geklart
            gentechnisch=gentechn gerichtliche=gericht gerichtskosten=gerichtskost gerichtsstelle=gerichtsstell gewitter=gewitt
            heimatkanton=heimatkanton interoperabilität=interoperabilitat komplexität=komplexitat kontaktstellen=kontaktstell
            messer=mess mine=min mittäterschaft=mittaterschaft nichtkonformität=nichtkonformitat regionales=regional
            stichtag=stichtag strafrechtlich=strafrecht tätlichen=tatlich umfange=umfang verbrechens=verbrech
            vermögensvorteile=vermogensvorteil verständigen=verstand wasserstoff=wasserstoff übereinstimmen=ubereinstimm
            """,
        ["nl"] = """
            aangenomen=aangenom aansprakelijkheid=aansprak belastende=belast bevoegdheid=bevoegd eenheden=eenheid elke=elk
            fase=fas gegevensdragers=gegevensdrager geschiktheid=geschikt gevorderde=gevorderd kringen=kring langere=langer
            laserwapens=laserwapen luchtdrukwapens=luchtdrukwapen meerderheid=meerder militaire=militair misdrijven=misdrijv
            moderne=modern mogelijkheden=mogelijk normale=normal oefening=oefen onafhankelijk=onafhank onbekwaamheid=onbekwam
            pachten=pacht presentieregister=presentieregister situatie=situatie sleutels=sleutel strikt=strikt terreinen=terrein
            toename=toenam veerdrukwapen=veerdrukwap vermeerderen=vermeerder verzoeker=verzoeker volksgezondheid=volksgezond
            voorstellen=voorstell vrijheden=vrijheid wapenhandelaar=wapenhandelar werkelijkheid=werkelijk
            werkgelegenheid=werkgeleg zelfde=zelfd
            """,
        ["pt"] = """
            apeladas=apel arquivem=arquiv austerizardes=austeriz batelada=batel branqueie=branquei brilhantemente=brilhant
            cepos=cep cinzou=cinz coadjuvou=coadjuv comparecerei=comparec composição=composiçã criminalizará=criminaliz
            cromatóforos=cromatófor czarinas=czarin defecação=defec desabitado=desabit descerrar=descerr desigualmente=desigual
            desmiudarão=desmiud desodorizasse=desodoriz eletrificação=eletrific entrecortou=entrecort esbranquiçariam=esbranquic
            estrondosamente=estrond galhofava=galhof igualas=igual incriminados=incrimin ineptamente=inept macaca=macac
            palpitassem=palpit parafusação=parafus prendaram=prend prendávamos=prend pressurosamente=pressur primaverou=primaver
            refilarias=refil reorganizavam=reorganiz retrancaste=retranc surpreendeis=surpreend traumatológicos=traumatológ
            """,
    };

    [TestCaseSource(typeof(Stemmer), nameof(Stemmer.Languages))]
    public void Stem_WordsOfTheField_AreTheReferenceStems(string language)
    {
        var pairs = Stems[language].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToList();

        pairs.Count.ShouldBe(40);
        pairs.Select(pair => $"{pair[0]}={Stemmer.Stem(pair[0], language)}").ShouldBe(pairs.Select(pair => $"{pair[0]}={pair[1]}"));
    }

    /// <summary>Rules that words of running text seldom meet.</summary>
    [TestCase("en", "dying", "die")]
    [TestCase("en", "skis", "ski")]
    [TestCase("en", "succeeded", "succeed")]
    [TestCase("en", "hopping", "hop")]
    [TestCase("en", "hoping", "hope")]
    [TestCase("en", "adding", "add")]
    [TestCase("en", "'defendant's'", "defend")]
    [TestCase("en", "evening", "evening")]
    [TestCase("en", "geologist", "geolog")]
    [TestCase("fr", "l'infraction", "infract")]
    [TestCase("fr", "qu'il", "il")]
    [TestCase("fr", "naïve", "naïv")]
    [TestCase("es", "haciéndola", "hac")]
    [TestCase("de", "quelle", "quell")]
    [TestCase("de", "einstein'sche", "einstein")]
    [TestCase("nl", "brood", "brod")]
    [TestCase("pt", "informação", "inform")]
    [TestCase("ru", "бегавшая", "бега")]
    [TestCase("ar", "سيستعملونها", "يستعمل")]
    public void Stem_RareRules_AreKept(string language, string word, string expected) => Stemmer.Stem(word, language).ShouldBe(expected);

    [Test]
    public void Stem_NoStemmerOrNoWord_ChangesNothing()
    {
        Stemmer.Stem("conviction", "zh").ShouldBeNull();
        foreach (var language in Stemmer.Languages)
        {
            foreach (var word in new[] { "", "a", "'", "и", "人口", "\0", "\uD800", new string('e', 101) })
            {
                Stemmer.Stem(word, language)!.Length.ShouldBeLessThanOrEqualTo(word.Length);
            }
        }
    }

    /// <summary>Each algorithm at every length, with letters that make its rules write more than they remove.</summary>
    [TestCaseSource(typeof(Stemmer), nameof(Stemmer.Languages))]
    public void Stem_LettersThatGrow_StayInTheBuffer(string language)
    {
        foreach (var letter in "ëãõßéaeioqu'لآأ")
        {
            for (var length = 0; length <= 100; length++) Stemmer.Stem(new string(letter, length), language).ShouldNotBeNull();
        }
    }
}
