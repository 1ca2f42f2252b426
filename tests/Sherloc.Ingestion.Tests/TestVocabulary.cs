namespace Sherloc.Ingestion.Tests;

/// <summary>A vocabulary small enough to hold in the head.</summary>
internal static class TestVocabulary
{
    private const string Source = "source: {title: Test}\n";

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["taxonomy/crime-types.yaml"] = "scheme: crime\ntitle: {en: Crime types}\n" + Source + """
            concepts:
              - {id: corruption, labels: {en: Corruption}, aliases: {en: [bribery]}}
              - {id: money-laundering, labels: {en: Money laundering, fr: Blanchiment d'argent, zh: 洗钱}, articles: [untoc/6]}
              - {id: trafficking-in-persons, labels: {en: Trafficking in persons, ar: الاتجار بالأشخاص}, articles: [tip/3]}
            """,
        ["taxonomy/issues.yaml"] = "scheme: issue\ntitle: {en: Issues}\n" + Source + """
            concepts:
              - {id: confiscation, labels: {en: Confiscation}}
              - {id: extradition, labels: {en: Extradition}}
            """,
        ["taxonomy/keywords.yaml"] = "scheme: keyword\ntitle: {en: Keywords}\n" + Source + """
            concepts:
              - {id: tip-acts, labels: {en: Acts}}
              - {id: tip-act-recruitment, labels: {en: Recruitment}, broader: tip-acts}
            """,
        ["taxonomy/countries.yaml"] = Source + """
            regions:
              - {id: europe, code: "150", labels: {en: Europe}}
              - {id: western-europe, code: "155", parent: europe, labels: {en: Western Europe}}
            countries:
              - {id: FRA, alpha2: FR, numeric: "250", regions: [europe, western-europe], labels: {en: France}}
              - {id: NOR, alpha2: NO, numeric: "578", regions: [europe], labels: {en: Norway}}
              - {id: _irb, labels: {en: International and regional bodies}}
            """,
        ["treaties/untoc.yaml"] = """
            id: untoc
            shortName: UNTOC
            title: {en: "United Nations Convention against Transnational Organized Crime"}
            adopted: 2000-11-15
            source: {title: Test, address: "https://example.org/untoc"}
            articles:
              - number: 5
                title: {en: Participation}
                type: criminalization
                paragraphs: ["1", "1/a", "1/a/i"]
              - number: 6
                title: {en: Laundering, fr: Blanchiment}
                type: criminalization
                summary: {en: About laundering.}
                crimes: [money-laundering]
                readWith: [untoc/5]
                paragraphs: ["1", "1/a", "1/a/i", "1/b", "1/b/ii"]
                elements:
                  - {id: untoc/6/1/a/i, label: Conversion, text: {en: Conversion of proceeds.}, obligation: shall, role: conduct}
            """,
        ["treaties/tip.yaml"] = """
            id: tip
            shortName: TIP
            title: {en: "Trafficking in Persons Protocol"}
            source: {title: Test}
            articles:
              - {number: 3, title: {en: Use of terms}, type: terms, paragraphs: [a, b]}
              - {number: 5, title: {en: Criminalization}, type: criminalization, paragraphs: ["1", "2"]}
            """,
        ["treaties/status/untoc.yaml"] = "instrument: untoc\nasOf: 2015-03\n" + Source + """
            states:
              - {country: FRA, name: France, signed: 2000-12-12, act: ratification, date: 2002-10-29}
              - {country: NOR, name: Norway, signed: 2000-12-13}
            """,
    };

    public static void Write(string folder)
    {
        foreach (var (path, text) in Files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }
}
