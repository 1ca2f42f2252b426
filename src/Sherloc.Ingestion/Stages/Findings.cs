using Sherloc.Core.Citations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Stages;

/// <summary>Collects what is wrong with one record, each finding with the line of its field; and the checks that every kind of record shares.</summary>
internal sealed class Findings(Vocabulary vocabulary, PartialDate tomorrow, string file, FieldMap lines, string? key)
{
    public List<IngestFailure> All { get; } = [];

    public void Fail(string field, string reason, string remedy)
    {
        var (line, column) = lines.PlaceOf(field);
        All.Add(new IngestFailure(file, line, field, reason, remedy, key, column));
    }

    public void Concept(ConceptScheme scheme, string id, string field)
    {
        if (vocabulary.Concept(scheme, id) is null)
        {
            Fail(field, $"'{Values.Short(id)}' is not a concept of the vocabulary '{scheme.ToSlug()}'.", Nearest.Remedy(id, [.. vocabulary.Concepts(scheme).Select(c => c.Id)]));
        }
    }

    public void Place(string text, string field)
    {
        if (!TreatyReference.TryParse(text, out var reference))
        {
            Fail(field, $"'{Values.Short(text)}' is not a treaty reference.", "Write instrument, article and paragraph with slashes, as in untoc/6/1/b/ii.");
        }
        else if (!vocabulary.Exists(reference))
        {
            Fail(field, $"The treaties have no place '{text}'.", Nearby(reference));
        }
    }

    public void Country(string id, string field)
    {
        if (vocabulary.Country(id) is null)
        {
            var byCode = vocabulary.Countries.FirstOrDefault(c => string.Equals(c.Alpha2, id, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase)
                || c.Labels.Values.Contains(id, StringComparer.OrdinalIgnoreCase) || c.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase));
            Fail(field, $"'{Values.Short(id)}' is not a country here.", byCode is null
                ? "Write its three letters of ISO 3166-1, as in FRA, or _irb for international and regional bodies."
                : $"Write {byCode.Id}.");
        }
    }

    public void Language(string code, string field)
    {
        if (!Languages.IsKnown(code))
        {
            Fail(field, $"'{Values.Short(code)}' is not a language code.", "Write the two letters of ISO 639-1, as in en, fr, es, ar, ru, zh.");
        }
    }

    public void Past(Fact<PartialDate> date, string field) => PastDay(date.IsKnown ? date.Value : null, field);

    public void PastDay(PartialDate? date, string field)
    {
        if (date > tomorrow)
        {
            Fail(field, $"{date} lies in the future.", "Write the date as the source has it, or leave it out.");
        }
    }

    public void Address(string? address, string field)
    {
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0))
        {
            Fail(field, $"'{Values.Short(address)}' is not an address of a page.", "Write it whole, beginning with https:// or http://.");
        }
    }

    public void Currency(string? currency, string field)
    {
        if (currency is not null && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
        {
            Fail(field, $"'{Values.Short(currency)}' is not a currency.", "Write the three letters of ISO 4217, as in EUR.");
        }
    }

    public void NotNegative(decimal? number, string field)
    {
        if (number < 0)
        {
            Fail(field, "The number is below zero.", "Write zero or more.");
        }
    }

    /// <summary>What is withheld says why, so that a reader can ask.</summary>
    public void Reason<T>(Fact<T> fact, string field)
        where T : notnull
    {
        if (fact.State == FactState.Suppressed && string.IsNullOrWhiteSpace(fact.Reason))
        {
            Fail(field, "It is withheld without a reason.", "Write {state: suppressed, reason: \"…\"}.");
        }
    }

    private string Nearby(TreatyReference reference)
    {
        if (vocabulary.Instrument(reference.Instrument) is not { } instrument)
        {
            return Nearest.Remedy(reference.Instrument, [.. vocabulary.Instruments.Select(i => i.Id)]);
        }

        return vocabulary.Article(reference) is { } article
            ? article.Paragraphs.Count == 0
                ? $"Article {article.Number} has no numbered paragraphs: write {instrument.Id}/{article.Number}."
                : $"Its paragraphs are {string.Join(", ", article.Paragraphs.Take(40))}."
            : $"{instrument.ShortName} has the articles {instrument.Articles.Min(a => a.Number)} to {instrument.Articles.Max(a => a.Number)}.";
    }
}
