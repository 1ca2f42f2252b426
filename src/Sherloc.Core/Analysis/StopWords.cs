using System.Collections.Frozen;

namespace Sherloc.Core.Analysis;

/// <summary>Short closed lists of function words in each stemmed language: articles, pronouns, prepositions, conjunctions, auxiliaries.</summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = new Dictionary<string, string>
    {
        ["en"] = """
            a an the this that these those i you he she it we they me him her us them my your his its our their who whom whose which what
            of in on at by for with from to into onto upon over under about as than and or nor but if so not no am is are was were be been
            being has have had having do does did will would shall should may might can could must there here such any
            """,
        ["fr"] = """
            l d qu c j m n s t le la les un une des du de au aux ce cet cette ces je tu il elle on nous vous ils elles me te se lui leur
            leurs mon ma mes ton ta tes son sa ses notre nos votre vos qui que quoi dont où à dans en par pour sur sous avec sans entre
            vers chez et ou ni mais donc or car si ne pas plus est sont été être était étaient a ont avait avoir sera soit y comme
            """,
        ["es"] = """
            el la los las lo un una unos unas al del de a en por para con sin sobre entre hasta desde ante bajo según y e o u ni pero sino
            que quien quienes cual cuales cuyo cuya si no es son era eran fue fueron ser sido está están ha han había haber hay yo tú él
            ella ellos ellas nosotros usted ustedes me te se le les nos mi su sus este esta estos estas ese esa eso esto como más
            """,
        ["ru"] = """
            и в во на с со к ко о об от до по за из у при для без под над между про через а но или да же ли бы не ни что чтобы как если
            то так это этот эта эти этого этой этих тот та те того той тех я ты он она оно мы вы они его её ее их ему ей им ими мне меня
            нас вас себя свой который которая которое которые был была было были быть есть будет уже только также
            """,
        ["ar"] = """
            في من إلى على عن مع أو أم و ف ثم بل لكن لا ما لم لن إن أن كان كانت يكون تكون قد هل هو هي هم هن هما أنا نحن أنت أنتم هذا هذه
            ذلك تلك هؤلاء الذي التي الذين اللذان اللاتي كل أي بعض غير بين عند حتى إذا كما منه منها عليه عليها فيه فيها له لها بها به
            """,
        ["de"] = """
            der die das den dem des ein eine einen einem einer eines kein keine und oder aber sondern denn dass ob wenn als wie so nicht
            auch nur noch ich du er sie es wir ihr mich dich ihn uns euch ihm ihnen sich mein dein sein seine unser euer dieser diese
            dieses diesem diesen jener welcher welche welches in im an am auf aus bei beim bis durch für gegen mit nach ohne über um
            unter von vom vor zu zum zur zwischen ist sind war waren wird werden wurde wurden hat haben hatte kann können soll sein
            """,
        ["nl"] = """
            de het een der des den en of maar want dus dat die dit deze wie wat welke als dan om te in op aan bij van voor met naar uit
            over onder tot tussen door tegen zonder ik jij je u hij zij ze wij we jullie mij hem haar ons hen hun zich mijn zijn niet geen
            ook nog er is was waren ben bent wordt worden werd werden heeft hebben had kan kunnen zal zullen moet mag
            """,
        ["pt"] = """
            o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sob sobre entre até ao à
            aos às e ou nem mas se que quem qual quais cujo cuja como não é são era eram foi foram ser sido está estão há tem têm tinha
            ter eu tu ele ela nós vós eles elas me te lhe lhes meu minha seu sua seus suas este esta estes estas esse essa isso isto mais
            """,
    }.ToFrozenDictionary(list => list.Key, list => Folded(list.Value));

    /// <summary>The list of a stemmed language, in the exact form.</summary>
    public static FrozenSet<string> Of(string language) => Lists[language];

    private static FrozenSet<string> Folded(string words) =>
        TextAnalyzer.Fold(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
