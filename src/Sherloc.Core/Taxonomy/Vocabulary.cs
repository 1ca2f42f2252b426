using Sherloc.Core.Citations;

namespace Sherloc.Core.Taxonomy;

/// <summary>Everything that tags, addresses and labels are made of. Immutable; replaced as a whole when the files change.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<(ConceptScheme Scheme, string Id), Concept> concepts;
    private readonly Dictionary<string, Country> countries;
    private readonly Dictionary<string, Region> regions;
    private readonly Dictionary<string, Instrument> instruments;
    private readonly Dictionary<string, Article> articles;
    private readonly Dictionary<string, Element> elements;
    private readonly HashSet<string> paragraphs;
    private readonly ILookup<string, string> readWith;

    public Vocabulary(
        IEnumerable<ConceptFile> conceptFiles,
        CountryFile countryFile,
        IEnumerable<Instrument> instruments,
        IEnumerable<PartyStatus> statuses,
        string fingerprint,
        IEnumerable<Topic>? topics = null,
        IEnumerable<TaggingFile>? tagging = null)
    {
        ConceptFiles = [.. conceptFiles];
        CountrySource = countryFile.Source;
        Countries = countryFile.Countries;
        Regions = countryFile.Regions;
        var all = instruments.OrderBy(i => i.Order).ToList();
        Instruments = [.. all.Where(i => !i.Related)];
        RelatedInstruments = [.. all.Where(i => i.Related)];
        Topics = [.. topics ?? []];
        Tagging = [.. tagging ?? []];
        Statuses = statuses.ToDictionary(s => s.Instrument);
        Fingerprint = fingerprint;

        concepts = ConceptFiles.SelectMany(f => f.Concepts.Select(c => ((f.Scheme, c.Id), c))).ToDictionary(p => p.Item1, p => p.c);
        countries = Countries.ToDictionary(c => c.Id);
        regions = Regions.ToDictionary(r => r.Id);
        this.instruments = all.ToDictionary(i => i.Id);
        articles = all.SelectMany(i => i.Articles.Select(a => ($"{i.Id}/{a.Number}", a))).ToDictionary(p => p.Item1, p => p.a);
        elements = articles.Values.SelectMany(a => a.Elements).ToDictionary(e => e.Id);
        readWith = RelatedInstruments
            .SelectMany(i => i.Articles.SelectMany(a => a.ReadWith.Select(r => (To: r, From: $"{i.Id}/{a.Number}"))))
            .ToLookup(p => p.To, p => p.From);
        paragraphs = [.. articles.SelectMany(p => p.Value.Paragraphs.Select(path => $"{p.Key}/{path}"))];
    }

    /// <summary>Hash of the files it was read from; part of what decides whether a record must be read again.</summary>
    public string Fingerprint { get; }

    public IReadOnlyList<ConceptFile> ConceptFiles { get; }

    public Records.SourceReference CountrySource { get; }

    public IReadOnlyList<Country> Countries { get; }

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The Convention and its Protocols: what the collection counts and covers.</summary>
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Other treaties of the field, by their order.</summary>
    public IReadOnlyList<Instrument> RelatedInstruments { get; }

    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>Rules for suggestions, one file for each language that has any.</summary>
    public IReadOnlyList<TaggingFile> Tagging { get; }

    /// <summary>By instrument id.</summary>
    public IReadOnlyDictionary<string, PartyStatus> Statuses { get; }

    public IReadOnlyList<Concept> CrimeTypes => Concepts(ConceptScheme.Crime);

    public IReadOnlyList<Concept> Concepts(ConceptScheme scheme) =>
        [.. ConceptFiles.Where(f => f.Scheme == scheme).SelectMany(f => f.Concepts)];

    public Concept? Concept(ConceptScheme scheme, string id) => concepts.GetValueOrDefault((scheme, id));

    public Country? Country(string id) => countries.GetValueOrDefault(id);

    public Region? Region(string id) => regions.GetValueOrDefault(id);

    public Instrument? Instrument(string id) => instruments.GetValueOrDefault(id);

    /// <summary>The article of <c>untoc/6</c> or of anything below it.</summary>
    public Article? Article(TreatyReference reference) =>
        reference.Article is { } number ? articles.GetValueOrDefault($"{reference.Instrument}/{number}") : null;

    public Element? Element(string id) => elements.GetValueOrDefault(id);

    /// <summary>Articles of related instruments that are to be read with this one: the other end of <see cref="Taxonomy.Article.ReadWith"/>.</summary>
    public IEnumerable<string> RelatedArticles(string article) => readWith[article];

    public Topic? Topic(string id) => Topics.FirstOrDefault(t => t.Id == id);

    /// <summary>Whether the official texts have such an instrument, article, paragraph or element.</summary>
    public bool Exists(TreatyReference reference)
    {
        var text = reference.ToString();
        return reference.Article is null
            ? instruments.ContainsKey(reference.Instrument)
            : articles.ContainsKey(text) || paragraphs.Contains(text) || elements.ContainsKey(text);
    }

    /// <summary>The concept and everything wider than it, narrowest first.</summary>
    public IEnumerable<string> SelfAndBroader(ConceptScheme scheme, string id)
    {
        for (var seen = 0; seen < 10 && Concept(scheme, id) is { } concept; seen++)
        {
            yield return concept.Id;
            if (concept.Broader is null)
            {
                yield break;
            }

            id = concept.Broader;
        }
    }
}
