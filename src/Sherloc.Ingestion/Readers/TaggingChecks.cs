using System.Globalization;
using Sherloc.Core.Citations;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion.Readers;

/// <summary>Rules of tagging must lead somewhere: to a concept or a place in a treaty, through words that can be found.</summary>
internal sealed class TaggingChecks(Vocabulary vocabulary)
{
    private readonly List<IngestFailure> failures = [];

    public IReadOnlyList<IngestFailure> Check(IReadOnlyList<VocabularyFile<TaggingFile>> files)
    {
        foreach (var file in files)
        {
            if (!Languages.IsKnown(file.Value.Language) || file.File != $"taxonomy/tagging/{file.Value.Language}.yaml")
            {
                Fail(file, "language", $"The file {file.File} says that its language is '{file.Value.Language}'.", "Write the two letters of ISO 639-1, and name the file after them.");
            }

            Near(file, file.Value.Negation, "negation");
            for (var i = 0; i < file.Value.Rules.Count; i++)
            {
                Rule(file, file.Value.Rules[i], FieldMap.Join("rules", i));
            }
        }

        return failures;
    }

    private void Rule(VocabularyFile<TaggingFile> file, TaggingRule rule, string at)
    {
        if (new[] { rule.Crime, rule.Keyword, rule.Article }.Count(v => v is not null) != 1)
        {
            Fail(file, at, "A rule is for one tag.", "Write one of crime, keyword and article, and make further rules for further tags.");
        }

        Concept(file, ConceptScheme.Crime, rule.Crime, at + ".crime");
        Concept(file, ConceptScheme.Crime, rule.When, at + ".when");
        Concept(file, ConceptScheme.Keyword, rule.Keyword, at + ".keyword");
        if (rule.Article is { } article && (!TreatyReference.TryParse(article, out var reference) || !vocabulary.Exists(reference)))
        {
            Fail(file, at + ".article", $"The treaties have no place '{article}'.", "Write it as untoc/6/1/b; the places there are stand in ingest/treaties.");
        }

        if (rule is { Crime: not null, When: not null })
        {
            Fail(file, at + ".when", "A crime type cannot wait for another.", "Leave out when.");
        }

        for (var i = 0; i < rule.Signs.Count; i++)
        {
            var sign = FieldMap.Join(at + ".signs", i);
            Phrases(file, rule.Signs[i].Any, sign + ".any");
            Near(file, rule.Signs[i].Near, sign + ".near");
            Near(file, rule.Signs[i].Unless, sign + ".unless");
            if (rule.Signs[i].Confidence is not (> 0 and <= 1))
            {
                Fail(file, sign + ".confidence", "A confidence lies between 0 and 1.", "Write for instance 0.6.");
            }
        }
    }

    private void Near(VocabularyFile<TaggingFile> file, WordsNear? near, string at)
    {
        if (near is not null)
        {
            Phrases(file, near.Any, at + ".any");
            if (near.Within is < 1 or > PhraseTable.WidestWindow)
            {
                Fail(file, at + ".within", string.Create(CultureInfo.InvariantCulture, $"{near.Within} words are no distance to look in."), string.Create(CultureInfo.InvariantCulture, $"Write a number from 1 to {PhraseTable.WidestWindow}."));
            }
        }
    }

    private void Phrases(VocabularyFile<TaggingFile> file, IReadOnlyList<string> phrases, string at)
    {
        for (var i = 0; i < phrases.Count; i++)
        {
            var field = FieldMap.Join(at, i);
            var names = WordLists.Names(phrases[i]).ToList();
            foreach (var name in names.Where(n => !file.Value.Words.ContainsKey(n)))
            {
                Fail(file, field, $"There is no list of words '{name}'.", Nearest.Remedy(name, [.. file.Value.Words.Keys]));
            }

            if (names.Count > WordLists.MostInAPhrase)
            {
                Fail(file, field, "A phrase with so many lists of words stands for too many phrases.", string.Create(CultureInfo.InvariantCulture, $"Write at most {WordLists.MostInAPhrase} lists in a phrase."));
            }
            else if (WordLists.Expand([phrases[i]], file.Value.Words).FirstOrDefault(p => !IsPhrase(p, file.Value.Language)) is { } wrong)
            {
                Fail(file, field, $"'{Values.Short(wrong)}' is not a phrase to look for.", string.Create(CultureInfo.InvariantCulture, $"Write one to {PhraseTable.LongestPhrase} words."));
            }
        }
    }

    private static bool IsPhrase(string phrase, string language) => PhraseTable.Parts(phrase, language).Count() is > 0 and <= PhraseTable.LongestPhrase;

    private void Concept(VocabularyFile<TaggingFile> file, ConceptScheme scheme, string? id, string field)
    {
        if (id is not null && vocabulary.Concept(scheme, id) is null)
        {
            Fail(file, field, $"There is no concept '{id}' in this vocabulary.", Nearest.Remedy(id, [.. vocabulary.Concepts(scheme).Select(c => c.Id)]));
        }
    }

    private void Fail(VocabularyFile<TaggingFile> file, string field, string reason, string remedy) =>
        failures.Add(new IngestFailure(file.File, file.Lines.LineOf(field), field, reason, remedy));
}
