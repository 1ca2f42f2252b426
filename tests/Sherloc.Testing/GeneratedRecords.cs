using System.Globalization;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Testing;

/// <summary>Whole records of every kind from a seed: the same seed and number give the same record on every machine.</summary>
/// <param name="seed">Another seed, another collection.</param>
/// <param name="values">What they point at; the small vocabulary of the tests when left out.</param>
/// <param name="textWords">Words of a record's own text.</param>
public sealed class GeneratedRecords(int seed, GeneratedValues? values = null, int textWords = 240)
{
    private const string SourceName = "generated";
    private static readonly string[] Instruments = ["untoc", "tip", "som", "firearms"];
    private static readonly SourceReference[] Sources = [new() { Title = "Made up" }];
    private readonly GeneratedValues _values = values ?? GeneratedValues.Small;

    public IEnumerable<Record> Take(int count) => Enumerable.Range(0, count).Select(Make);

    /// <summary>The record of a number from 0.</summary>
    public Record Make(int number)
    {
        var random = new Random(unchecked((seed * 7_919) + (number * 104_729)));
        var words = WordList.All[random.Next(WordList.All.Count)];
        var key = string.Create(CultureInfo.InvariantCulture, $"r-{number}");
        var record = OfKind(random, words, key);
        return record with
        {
            Id = RecordId.From(SourceName, key),
            Source = SourceName,
            Slug = key,
            // Provisions, cases and authorities always have one.
            Country = record is LegislationProvision or CaseSummary or Authority || Mostly(random, 0.5) ? Pick(random, _values.Countries) : null,
            Date = Mostly(random, 0.9) ? Date(random) : default(Fact<PartialDate>),
            Identifiers = Mostly(random, 0.3) ? [new Identifier { Scheme = IdentifierScheme.Docket, Value = $"{random.Next(1, 999)}/{random.Next(1990, 2026)}" }] : [],
            Crimes = Tags(random, _values.Crimes, 3),
            Articles = Tags(random, _values.Places, 3),
            Issues = Tags(random, _values.Issues, 2),
            Keywords = Tags(random, _values.Keywords, 3),
            Sections = Sections(random, words),
            Sources = Sources,
        };
    }

    private static Record OfKind(Random random, WordList words, string key)
    {
        LocalText[] titles = [new LocalText { Language = words.Language, Text = Line(random, words, random.Next(4, 10)) }];
        var number = string.Create(CultureInfo.InvariantCulture, $"§ {random.Next(1, 1600)}");
        return random.NextDouble() switch
        {
            < 0.45 => Case(random, words, key, titles),
            < 0.85 => new LegislationProvision { Key = key, Titles = titles, Number = number, Law = new Law { Titles = [titles[0] with { Text = Line(random, words, 5) }] } },
            < 0.90 => new Strategy { Key = key, Titles = titles, Issuer = Line(random, words, 3) },
            < 0.95 => new Publication { Key = key, Titles = titles, Publisher = Line(random, words, 2) },
            < 0.98 => new Authority { Key = key, Titles = titles },
            _ => new TreatyArticle { Key = key, Titles = titles, Instrument = Pick(random, Instruments), Article = random.Next(1, 42) },
        };
    }

    private static CaseSummary Case(Random random, WordList words, string key, LocalText[] titles)
    {
        string[] parties = [.. Enumerable.Range(1, random.Next(1, 4)).Select(n => string.Create(CultureInfo.InvariantCulture, $"d{n}"))];
        return new CaseSummary
        {
            Key = key,
            Titles = titles,
            Court = Mostly(random, 0.8) ? new Court { Name = Line(random, words, 3), Level = Pick(random, Enum.GetValues<CourtLevel>()) } : default(Fact<Court>),
            Parties = [.. parties.Select(p => new Party { Id = p, Role = [PartyRole.Defendant], Name = p.ToUpperInvariant() })],
            Charges =
            [
                .. parties.Select(p => new Charge
                {
                    Party = p,
                    Verdict = Mostly(random, 0.7) ? Pick(random, Enum.GetValues<Verdict>()) : default(Fact<Verdict>),
                    Sentence = Mostly(random, 0.5) ? new Sentence { Words = $"{random.Next(1, 20)} years", Months = random.Next(1, 20) * 12 } : default(Fact<Sentence>),
                }),
            ],
        };
    }

    private Section[] Sections(Random random, WordList words)
    {
        var names = SectionNames.All.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToList();
        var translated = Mostly(random, 0.15) ? WordList.All[random.Next(WordList.All.Count)] : null;
        return
        [
            .. names.Select(name => new Section
            {
                Name = name,
                Panes =
                [
                    new Pane { Language = words.Language, Text = Text(random, words, textWords / names.Count) },
                    .. translated is not null && translated != words
                        ? [new Pane { Language = translated.Language, Status = TextStatus.Unofficial, Text = Text(random, translated, textWords / names.Count / 2) }]
                        : Array.Empty<Pane>(),
                ],
            }),
        ];
    }

    private static string Text(Random random, WordList words, int length) =>
        string.Join("\n\n", Enumerable.Range(0, Math.Max(1, length / 60)).Select(_ => Paragraph(random, words, Math.Min(length, 60))));

    private static string Paragraph(Random random, WordList words, int length)
    {
        var sentences = new List<string>();
        for (var left = length; left > 0; left -= 15)
        {
            sentences.Add(Line(random, words, Math.Min(left, 15)) + ".");
        }

        return string.Join(' ', sentences);
    }

    private static string Line(Random random, WordList words, int length)
    {
        var line = string.Join(words.Language == "zh" ? "" : " ", Enumerable.Range(0, length).Select(_ => words.Draw(random)));
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    private static Tag[] Tags(Random random, IReadOnlyList<string> values, int most) =>
        [.. Some(random, most).Select(_ => WithOrigin(random, Pick(random, values))).DistinctBy(t => t.Value)];

    private static Tag WithOrigin(Random random, string value) =>
        new() { Value = value, Origin = Mostly(random, 0.8) ? TagOrigin.Source : TagOrigin.Suggestion };

    private static PartialDate Date(Random random)
    {
        var year = random.Next(1985, 2026);
        return random.Next(3) switch
        {
            0 => PartialDate.Of(year),
            1 => PartialDate.Of(year, random.Next(1, 13)),
            _ => PartialDate.Of(year, random.Next(1, 13), random.Next(1, 29)),
        };
    }

    private static IEnumerable<int> Some(Random random, int most) => Enumerable.Range(0, random.Next(most + 1));

    private static bool Mostly(Random random, double share) => random.NextDouble() < share;

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
