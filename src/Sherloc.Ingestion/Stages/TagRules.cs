using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Stages;

/// <summary>All rules of one language: those of its file, and one for each name of a crime type in the vocabulary.</summary>
internal sealed class TagRules
{
    /// <summary>Name of the rules made of the vocabulary's names.</summary>
    public const string OfLabels = "rule:labels";

    /// <summary>Name of the rules of the files.</summary>
    public const string OfWords = "rule:words";

    /// <summary>A name of several words seldom means something else; a single word (corruption, piracy) often does.</summary>
    private const double ConfidenceOfPhrase = 0.8;
    private const double ConfidenceOfWord = 0.5;

    public TagRules(Vocabulary vocabulary, string language)
    {
        Table = new PhraseTable(language);
        Rules =
        [
            .. vocabulary.CrimeTypes.Select(c => OfConcept(c, language)).OfType<TagRule>(),
            .. vocabulary.Tagging.Where(f => f.Language == language).SelectMany(OfFile),
        ];
    }

    public PhraseTable Table { get; }

    public TagRule[] Rules { get; }

    private TagRule? OfConcept(Concept concept, string language)
    {
        var names = (concept.Labels.TryGetValue(language, out var label) ? [label] : Array.Empty<string>())
            .Concat(concept.Aliases.TryGetValue(language, out var aliases) ? aliases : [])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(n => Core.Analysis.TextAnalyzer.Analyze(n, language).Count > 1);
        TagSign[] signs = [.. names.Select(g => new TagSign(Table.Add([.. g]), null, null, null, g.Key ? ConfidenceOfPhrase : ConfidenceOfWord))];
        return signs.Length == 0 ? null : new TagRule(TagTarget.Crime, concept.Id, null, OfLabels, signs);
    }

    private IEnumerable<TagRule> OfFile(TaggingFile file)
    {
        var negation = TagWindow.Of(file.Negation, Add);
        return file.Rules.Select(rule => new TagRule(
            rule.Crime is not null ? TagTarget.Crime : rule.Keyword is not null ? TagTarget.Keyword : TagTarget.Article,
            rule.Crime ?? rule.Keyword ?? rule.Article ?? "",
            rule.When,
            OfWords,
            [.. rule.Signs.Select(s => new TagSign(
                Add(s.Any),
                TagWindow.Of(s.Near, Add),
                TagWindow.Of(s.Unless, Add),
                s.EvenNegated ? null : negation,
                s.Confidence))]));

        int Add(IReadOnlyList<string> phrases) => Table.Add([.. WordLists.Expand(phrases, file.Words)]);
    }
}
