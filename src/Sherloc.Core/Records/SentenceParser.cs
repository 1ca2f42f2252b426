using System.Globalization;
using System.Text.RegularExpressions;

namespace Sherloc.Core.Records;

/// <summary>
/// Reads how long a sentence is from the source's words: "2 years and 6 months", "30 months suspended",
/// "5 ans dont 2 avec sursis", "life". What can be read in more than one way stays not recorded.
/// </summary>
public static partial class SentenceParser
{
    private const decimal DaysAMonth = 30m;

    private static readonly Dictionary<string, decimal> NumberWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["eighteen"] = 18,
        ["twenty"] = 20, ["thirty"] = 30,
    };

    /// <summary>The sentence with what its words say filled in where the source gave no figures; never overwrites a figure.</summary>
    public static Sentence Normalise(Sentence sentence)
    {
        var life = sentence.Life || Life().IsMatch(sentence.Words);
        var death = sentence.Death || Death().IsMatch(sentence.Words);
        if (sentence.Months.State != FactState.NotRecorded || life || death || Read(sentence.Words) is not { } term)
        {
            return sentence with { Life = life, Death = death };
        }

        return sentence with { Months = term.Months, SuspendedMonths = sentence.SuspendedMonths ?? term.Suspended };
    }

    /// <summary>Months in all and months suspended, or null where the words name no length or several.</summary>
    public static (decimal Months, decimal? Suspended)? Read(string words)
    {
        var terms = Terms(words);
        var suspended = Suspended().Match(words);
        return terms switch
        {
            [var only] when suspended.Success => (only.Months, only.Months),
            [var only] => (only.Months, null),
            [var whole, var part] when suspended.Success && OfWhich().Match(words, whole.End) is { Success: true } of && of.Index < part.Start
                && part.Months <= whole.Months => (whole.Months, part.Months),
            _ => null,
        };
    }

    /// <summary>Every length named; "2 years and 6 months" is one.</summary>
    private static List<(decimal Months, int Start, int End)> Terms(string words)
    {
        var terms = new List<(decimal Months, int Start, int End)>();
        var smallest = decimal.MaxValue;
        var unitBefore = "";
        foreach (Match match in Length().Matches(words))
        {
            var unit = match.Groups["unit"].Success ? match.Groups["unit"].Value : unitBefore;
            if (unit.Length == 0 || Number(match.Groups["number"].Value) is not { } number)
            {
                continue;
            }

            var perUnit = MonthsIn(unit);
            unitBefore = unit;
            var joins = terms.Count > 0 && perUnit < smallest && Joiner().IsMatch(words[terms[^1].End..match.Index]);
            smallest = perUnit;
            if (joins)
            {
                var last = terms[^1];
                terms[^1] = (last.Months + (number * perUnit), last.Start, match.Index + match.Length);
            }
            else
            {
                terms.Add((number * perUnit, match.Index, match.Index + match.Length));
            }
        }

        return [.. terms.Select(t => (decimal.Round(t.Months, 2), t.Start, t.End))];
    }

    private static decimal? Number(string text) =>
        NumberWords.TryGetValue(text, out var word) ? word
        : decimal.TryParse(text.Replace('½', ' ').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits) && digits < 10_000
            ? digits + (text.EndsWith('½') ? 0.5m : 0)
        : null;

    private static decimal MonthsIn(string unit) => unit.ToLowerInvariant() switch
    {
        var u when Years().IsMatch(u) => 12m,
        var u when Months().IsMatch(u) => 1m,
        var u when Weeks().IsMatch(u) => 7m / DaysAMonth,
        _ => 1m / DaysAMonth,
    };

    private const string Units =
        "years?|yrs?|months?|weeks?|days?|ans?|années?|mois|semaines?|jours?|años?|meses|mes|semanas?|días?|dias?"
        + "|jahren?|jahre?|monaten?|monate?|wochen?|tagen?|tage?|jaar|jaren|maanden?|anos?|mês|лет|года?|месяц(?:ев|а)?|дней|سنوات|سنة|أشهر|شهرا|شهر|يوما|年|个月|月";

    [GeneratedRegex(@"(?<![\w.,])(?<number>\d+(?:\.\d+)?½?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty)(?:[\s\u00A0\u202F-]*(?<unit>" + Units + @")(?![\p{L}])|(?=\s+(?:avec|con|suspended|were|was)\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"^[\s,]*(?:and|et|y|und|en|e|и|و)?[\s,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joiner();

    [GeneratedRegex(@"suspend|sursis|suspensi|bewährung|voorwaardelijk|условно|وقف التنفيذ|缓刑", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Suspended();

    [GeneratedRegex(@"\bof which\b|\bincluding\b|\bwith\b|\bdont\b|\bde los cuales\b|\bdavon\b|\bwaarvan\b|из них|منها|;|,|\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"\blife\b(?!\s*(?:ban|long\s+ban))|perpétuité|perpetua|lebenslang|levenslang|пожизненн|مؤبد|无期徒刑", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Life();

    [GeneratedRegex(@"\bdeath (?:penalty|sentence)\b|\bsentenced to death\b|peine de mort|pena de muerte|todesstrafe|смертн|الإعدام|死刑", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Death();

    [GeneratedRegex(@"^(?:y|an|año|ano|jahr|jaar|jaren|лет|год|سن|年)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Years();

    [GeneratedRegex(@"^(?:mo|mes|mois|mon|maand|mês|месяц|أشهر|شهر|个月|月)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Months();

    [GeneratedRegex(@"^(?:week|semain|seman|woche)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weeks();
}
