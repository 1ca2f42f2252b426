using System.Globalization;
using Sherloc.Core.Citations;
using Sherloc.Core.Search;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Vocabularies;

/// <summary>What a facet value is called, in the language of the reader.</summary>
public sealed class FacetLabels(CurrentVocabulary vocabulary)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Of(string facet, string value) => value == SearchFields.NotRecorded ? Resources.Ui.NotRecordedWord : facet switch
    {
        SearchFields.Kind => Term.Of("kinds", value),
        SearchFields.Crime => Concept(ConceptScheme.Crime, value),
        SearchFields.Issue => Concept(ConceptScheme.Issue, value),
        SearchFields.Keyword => Concept(ConceptScheme.Keyword, value),
        SearchFields.Country => Country(value),
        SearchFields.Region => vocabulary.Value.Region(value)?.Labels.In(Language) ?? value,
        SearchFields.Language => Term.Language(value),
        SearchFields.Outcome => Term.Of("outcome", value),
        SearchFields.Article => Article(value),
        _ => value,
    };

    public string Crime(string id) => Concept(ConceptScheme.Crime, id);

    public string Country(string id) => vocabulary.Value.Country(id)?.Labels.In(Language) ?? id;

    /// <summary>The full title of an instrument.</summary>
    public string Instrument(string id) => vocabulary.Value.Instrument(id)?.Title.In(Language) ?? id;

    /// <summary>The short name of an instrument as it stands in pinpoints.</summary>
    public string ShortName(string instrument) => vocabulary.Value.Instrument(instrument)?.ShortName ?? instrument.ToUpperInvariant();

    /// <summary><c>UNTOC 6(1)(a)</c>.</summary>
    public string Pinpoint(string reference) =>
        TreatyReference.TryParse(reference, out var parsed) ? $"{ShortName(parsed.Instrument)} {parsed.Pinpoint}".Trim() : reference;

    /// <summary>A row of the article facet: number and title of an article, or the label of an element below it.</summary>
    private string Article(string value)
    {
        if (!TreatyReference.TryParse(value, out var reference))
        {
            return value;
        }

        if (reference.Article is null)
        {
            return ShortName(value);
        }

        var about = vocabulary.Value.Element(value)?.Label
            ?? (reference.Path.Count == 0 ? vocabulary.Value.Article(reference)?.Title.In(Language) : null);
        return about is null ? reference.Pinpoint : $"{reference.Pinpoint} {about}";
    }

    private string Concept(ConceptScheme scheme, string id) => vocabulary.Value.Concept(scheme, id)?.Labels.In(Language) ?? id;
}
