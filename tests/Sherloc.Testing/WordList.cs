namespace Sherloc.Testing;

/// <summary>Words of a language in the order of how common they are: function words, words of the field, then made-up ones.</summary>
/// <remarks>Drawn by Zipf's law, so that lists of documents are as uneven as they are in real texts.</remarks>
public sealed class WordList
{
    private readonly string[] _words;
    private readonly double[] _shares;

    private WordList(string language, string[] words)
    {
        Language = language;
        _words = words;
        _shares = new double[words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < words.Length; rank++)
        {
            // The shift flattens the head: no word of a text is a tenth of it.
            sum += 1 / (rank + 4.0);
            _shares[rank] = sum;
        }
    }

    public string Language { get; }

    /// <summary>By rank, the most common first.</summary>
    public IReadOnlyList<string> Words => _words;

    public static IReadOnlyList<WordList> All { get; } =
    [
        Make("en", """
            the of and to in a that was for by with on is as he his court
            accused trafficking convicted money laundering offence criminal group smuggling migrants corruption sentence imprisonment
            evidence victims appeal organized proceeds judgment firearms border police exploitation network confiscation witness
            """,
            "ba co de ex fi gra hu in jo ke la mo ne or pra qui re sta ter un ver wi con pro dis ment tion ing er al ity ous"),
        Make("fr", """
            de la le et les des en un une du que dans par pour sur est avec tribunal
            prévenu traite condamné blanchiment argent infraction groupe criminel trafic migrants corruption peine emprisonnement
            preuves victimes appel organisé produits jugement armes frontière police exploitation réseau confiscation témoin
            """,
            "ba cou dé ex fi gra hu in jou ké la mon né or pré qui ré sta ter un vé con pro dis ment tion eur ière al ité eux"),
        Make("es", """
            de la el y los en que del las por un una con para se su tribunal
            acusado trata condenado blanqueo dinero delito grupo delictivo tráfico migrantes corrupción pena prisión
            pruebas víctimas apelación organizado producto sentencia armas frontera policía explotación red decomiso testigo
            """,
            "ba co de es fi gra hu in jo que la mo ne or pra qui re sta ter un ver con pro dis mien to ción dor al idad oso"),
        Make("pt", """
            de a o que e do da em um para com uma os no se na por tribunal
            arguido tráfico condenado branqueamento dinheiro crime grupo criminoso contrabando migrantes corrupção pena prisão
            provas vítimas recurso organizado produto sentença armas fronteira polícia exploração rede perda testemunha
            """,
            "ba co de ex fi gra hu in jo que la mo ne or pra qui re sta ter um ver con pro dis men to ção dor al dade oso"),
        Make("de", """
            der die und das in den von zu mit dem des ein eine für auf ist gericht
            angeklagte menschenhandel verurteilt geldwäsche straftat gruppe kriminell schleusung migranten korruption strafe
            freiheitsstrafe beweise opfer berufung organisiert erträge urteil waffen grenze polizei ausbeutung netzwerk einziehung zeuge
            """,
            "ba ko de er fi gra hu in jo ke la mo ne or pra qua re sta ter un ver wi kon pro dis heit tion ung er al keit lich"),
        Make("ru", """
            и в на с по о от за что как к из для при суд
            обвиняемый торговля осужден отмывание деньги преступление группа преступный незаконный мигранты коррупция наказание лишение
            свободы доказательства жертвы апелляция организованный доходы приговор оружие граница полиция эксплуатация сеть конфискация
            """,
            "ба ко де ис фи гра ху ин жо ке ла мо не ор пра ре ста тер ун вер кон про дис ние ция ость ный ник ал тель ова"),
        Make("ar", """
            في من على إلى عن أن التي الذي هذا مع كان المحكمة
            المتهم الاتجار إدانة غسل الأموال جريمة جماعة إجرامية تهريب المهاجرين الفساد عقوبة السجن أدلة الضحايا استئناف المنظمة عائدات
            حكم الأسلحة الحدود الشرطة استغلال شبكة مصادرة شاهد
            """,
            "با كو دا مس في غر هو ان جو كي لا مو نا ور بر قي را ست تر ون فر كن مح مد سل عل اب ار يد ات ين"),
        Make("zh", """
            的 在 是 和 有 了 被 对 法院
            被告人 贩运 判决 洗钱 犯罪 集团 有组织 偷运 移民 腐败 刑罚 监禁 证据 受害人 上诉 所得 枪支 边境 警方 剥削 网络 没收 证人
            """,
            "安 北 成 东 法 国 合 家 金 开 力 明 南 平 强 人 山 天 文 新 信 行 学 业 中 州 子 工 官 海"),
    ];

    public string Draw(Random random)
    {
        var at = Array.BinarySearch(_shares, random.NextDouble() * _shares[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, _words.Length - 1)];
    }

    private static WordList Make(string language, string known, string syllables)
    {
        const int Size = 12_000;
        var random = new Random(language[0] * 1000 + language[1]);
        var parts = syllables.Split(' ');
        var words = known.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var seen = words.ToHashSet(StringComparer.Ordinal);
        while (words.Count < Size)
        {
            var length = random.Next(2, 5);
            var word = string.Concat(Enumerable.Range(0, length).Select(_ => parts[random.Next(parts.Length)]));
            if (seen.Add(word))
            {
                words.Add(word);
            }
        }

        return new WordList(language, [.. words]);
    }
}
