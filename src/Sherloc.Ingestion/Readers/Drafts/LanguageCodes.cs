using System.Globalization;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>The ISO 639-1 code behind what files write: <c>eng</c>, <c>en-GB</c>, <c>EN</c>, <c>ger</c>.</summary>
internal static class LanguageCodes
{
    private static readonly Lazy<Dictionary<string, string>> Codes = new(Read);

    /// <summary>Empty where the code means no language that has one.</summary>
    public static string Of(string? code)
    {
        code = (code ?? "").Trim().Split('-', '_', '@')[0];
        return Codes.Value.GetValueOrDefault(code, "");
    }

    private static Dictionary<string, string> Read()
    {
        // The bibliographic codes of ISO 639-2 that differ from the others, and esp, which files use for Spanish.
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["alb"] = "sq", ["arm"] = "hy", ["baq"] = "eu", ["bur"] = "my", ["chi"] = "zh", ["cze"] = "cs", ["dut"] = "nl", ["fre"] = "fr", ["geo"] = "ka",
            ["ger"] = "de", ["gre"] = "el", ["ice"] = "is", ["mac"] = "mk", ["may"] = "ms", ["per"] = "fa", ["rum"] = "ro", ["slo"] = "sk", ["tib"] = "bo",
            ["wel"] = "cy", ["esp"] = "es",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            if (culture.TwoLetterISOLanguageName is { Length: 2 } two && two != "iv")
            {
                codes.TryAdd(two, two);
                codes.TryAdd(culture.ThreeLetterISOLanguageName, two);
            }
        }

        return codes;
    }
}
