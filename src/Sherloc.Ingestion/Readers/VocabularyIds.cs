using System.Globalization;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers;

/// <summary>No id may stand twice: everything else hangs on them.</summary>
internal static class VocabularyIds
{
    public static List<IngestFailure> Check(VocabularyFiles files)
    {
        var failures = new List<IngestFailure>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, concepts, lines) in files.Concepts)
        {
            for (var i = 0; i < concepts.Concepts.Count; i++)
            {
                Once($"{concepts.Scheme} {concepts.Concepts[i].Id}", concepts.Concepts[i].Id, file, lines, $"concepts[{Text(i)}].id");
            }
        }

        foreach (var (file, countries, lines) in files.Countries is { } only ? [only] : Array.Empty<VocabularyFile<CountryFile>>())
        {
            for (var i = 0; i < countries.Regions.Count; i++)
            {
                Once("region " + countries.Regions[i].Id, countries.Regions[i].Id, file, lines, $"regions[{Text(i)}].id");
            }

            for (var i = 0; i < countries.Countries.Count; i++)
            {
                Once("country " + countries.Countries[i].Id, countries.Countries[i].Id, file, lines, $"countries[{Text(i)}].id");
            }
        }

        foreach (var (file, instrument, lines) in files.Instruments)
        {
            Once("instrument " + instrument.Id, instrument.Id, file, lines, "id");
            for (var i = 0; i < instrument.Articles.Count; i++)
            {
                var article = instrument.Articles[i];
                Once($"article {instrument.Id}/{Text(article.Number)}", Text(article.Number), file, lines, $"articles[{Text(i)}].number");
                for (var j = 0; j < article.Elements.Count; j++)
                {
                    Once("element " + article.Elements[j].Id, article.Elements[j].Id, file, lines, $"articles[{Text(i)}].elements[{Text(j)}].id");
                }
            }
        }

        foreach (var (file, status, lines) in files.Statuses)
        {
            Once("status " + status.Instrument, status.Instrument, file, lines, "instrument");
            for (var i = 0; i < status.States.Count; i++)
            {
                Once($"status {status.Instrument} {status.States[i].Country}", status.States[i].Country, file, lines, $"states[{Text(i)}].country");
            }
        }

        for (var i = 0; i < (files.Topics?.Value.Topics.Count ?? 0); i++)
        {
            var topic = files.Topics!.Value.Topics[i].Id;
            Once("topic " + topic, topic, files.Topics.File, files.Topics.Lines, $"topics[{Text(i)}].id");
        }

        return failures;

        void Once(string id, string shown, string file, FieldMap lines, string field)
        {
            var place = $"{file}, line {Text(lines.LineOf(field))}";
            if (!seen.TryAdd(id, place))
            {
                failures.Add(new IngestFailure(file, lines.LineOf(field), field, $"'{shown}' stands here a second time; first in {seen[id]}.", "Rename or delete one of the two."));
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
