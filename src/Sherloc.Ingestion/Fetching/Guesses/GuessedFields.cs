using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>Columns of a table or paths of a JSON file as fields of a mapping: by their names where these are plain, as comments where they are not.</summary>
internal static class GuessedFields
{
    private const int MostListed = 60;
    private const int LongestSample = 40;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields, and what sources call them, the plainest name first.</summary>
    private static readonly (string Field, string[] Names)[] Known =
    [
        ("key", ["id", "key", "identifier", "uid", "uuid", "number", "no", "nr", "caseid", "recordid", "docket", "docketnumber", "casenumber", "slug", "code"]),
        ("title", ["title", "name", "casename", "casetitle", "heading", "headline", "subject"]),
        ("date", ["date", "decided", "decisiondate", "judgmentdate", "dateofdecision", "published", "publicationdate", "adopted", "year"]),
        ("country", ["country", "countrycode", "iso3", "alpha3", "state"]),
        ("language", ["language", "lang"]),
        ("address", ["url", "link", "address", "uri", "href", "sourceurl"]),
        ("sections.summary", ["text", "summary", "fulltext", "facts", "content", "body", "description", "abstract"]),
    ];

    /// <summary>The lines below <c>mapping:</c>.</summary>
    /// <param name="rows">What is said of the rows, as the inside of braces; empty where there is nothing to say.</param>
    /// <param name="place">How a field names its place: column or path.</param>
    /// <param name="found">The places in their order, each with one of its values.</param>
    public static string Write(string rows, string place, IReadOnlyList<(string Name, string Sample)> found)
    {
        var text = new StringBuilder();
        if (rows.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  rows: {{{rows}}}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  # On the left a field of the record, on the right the {place} that fills it; ingest/README.md lists the fields. Look at each:\n  fields:\n");
        var chosen = Choose(found);
        foreach (var (field, index) in chosen)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {field}: {{{place}: {Quoted(found[index].Name)}}}{Sample(found[index].Sample)}{Note(field)}\n");
        }

        var rest = Enumerable.Range(0, found.Count).Except(chosen.Select(c => c.Index)).ToList();
        foreach (var index in rest.Take(MostListed))
        {
            text.Append(CultureInfo.InvariantCulture, $"    # not mapped yet: {{{place}: {Quoted(found[index].Name)}}}{Sample(found[index].Sample).Replace("  # ", ", ", StringComparison.Ordinal)}\n");
        }

        return text.Append(rest.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $"    # and {rest.Count - MostListed} more\n") : "").ToString();
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>Key and title always: without them a row is no record.</summary>
    private static List<(string Field, int Index)> Choose(IReadOnlyList<(string Name, string Sample)> found)
    {
        var names = found.Select(f => string.Concat(f.Name.ToLowerInvariant().Where(char.IsLetterOrDigit))).ToList();
        var chosen = new List<(string Field, int Index)>();
        foreach (var (field, known) in Known)
        {
            var index = known.Select(k => names.IndexOf(k)).FirstOrDefault(i => i >= 0 && !chosen.Exists(c => c.Index == i), -1);
            index = index < 0 && field is "key" or "title" && index < 0 ? Free() : index;
            if (index >= 0)
            {
                chosen.Add((field, index));
            }
        }

        return chosen;

        int Free() => Enumerable.Range(0, found.Count).FirstOrDefault(i => !chosen.Exists(c => c.Index == i), 0);
    }

    private static string Sample(string sample)
    {
        var line = string.Join(' ', sample.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "" : "  # as in: " + new string([.. (line.Length > LongestSample ? line[..LongestSample] + "…" : line).Select(c => char.IsControl(c) ? ' ' : c)]);
    }

    private static string Note(string field) => field == "key" ? "  # must be different in every row, and never change" : "";
}
