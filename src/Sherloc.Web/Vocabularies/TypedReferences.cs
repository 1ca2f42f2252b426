using Sherloc.Core.Citations;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Vocabularies;

/// <summary>Treaty references in what people type. The parser is made anew only when the vocabulary changes.</summary>
public sealed class TypedReferences(CurrentVocabulary vocabulary)
{
    private const int Longest = 300;
    private const int Most = 6;

    private (Vocabulary Vocabulary, TreatyCitationParser Parser)? held;

    /// <summary>What the words can mean, articles and below; empty where they name none.</summary>
    public IReadOnlyList<string> In(string query)
    {
        if (query.Length is 0 or > Longest)
        {
            return [];
        }

        var current = vocabulary.Value;
        if (held is not { } known || known.Vocabulary != current)
        {
            known = (current, new TreatyCitationParser(current));
            held = known;
        }

        return [.. known.Parser.FindTyped(query).SelectMany(f => f.Candidates).Where(c => c.Contains('/', StringComparison.Ordinal)).Distinct().Take(Most)];
    }
}
