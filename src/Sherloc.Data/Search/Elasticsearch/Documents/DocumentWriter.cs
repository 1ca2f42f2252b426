using System.Buffers;
using System.Text.Json;
using Sherloc.Core.Analysis;
using Sherloc.Core.Records;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>A document as JSON, in the fields of <c>Mappings/records.json</c>. One instance serves one writer, over and over.</summary>
/// <remarks>
/// Texts go in twice: by language as they are, for Elasticsearch's analyzers to stem, and as the exact tokens of
/// <see cref="TextAnalyzer"/>, so that phrases, numbers and wildcards are the same here as in the embedded index.
/// </remarks>
internal sealed class DocumentWriter
{
    /// <summary>Keyword fields take no more than 32,766 bytes.</summary>
    private const int LongestKey = 8_000;
    private const int LongestBeginning = 200;
    private const int ShortestWord = 3;
    private const int LongestWord = 40;

    /// <summary>Of a document, to be suggested: a word worth suggesting is among the first of some other document too.</summary>
    private const int MostWords = 64;

    private readonly ArrayBufferWriter<char> _tokens = new();
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;

    public DocumentWriter() => _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Write(IndexDocument document, Utf8JsonWriter json)
    {
        var card = document.Card;
        json.WriteStartObject();
        json.WriteString("id", card.Id.Value);
        json.WritePropertyName("card");
        JsonSerializer.Serialize(json, card, RecordJson.Options);
        WriteTitles(document.Titles, json);
        WriteTexts(document.Texts, json);
        WriteExact(document, json);
        WriteFacets(json, document, FacetFields.Confirmed, withSuggestions: false);
        WriteFacets(json, document, FacetFields.WithSuggestions, withSuggestions: true);
        if (document.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        if (document.DateKey > 0)
        {
            json.WriteNumber("date", document.DateKey);
        }

        CaseWriter.Write(document, json);
        json.WriteString("titleKey", Head(document.TitleKey, LongestKey));
        json.WriteString("begins", Head(TextAnalyzer.Fold(card.Title), LongestBeginning));
        json.WriteEndObject();
    }

    private static void WriteTitles(IReadOnlyList<IndexText> titles, Utf8JsonWriter json)
    {
        json.WriteStartObject("titles");
        foreach (var language in titles.GroupBy(t => LanguageFields.Of(t.Language)).Where(l => l.Key != LanguageFields.Other))
        {
            WriteAll(json, language.Key, language.Select(t => t.Text));
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(IReadOnlyList<IndexText> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray("texts");
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("section", text.Section);
            json.WriteString("language", text.Language);
            json.WriteString(LanguageFields.Of(text.Language), text.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteExact(IndexDocument document, Utf8JsonWriter json)
    {
        _words.Clear();
        json.WriteStartObject("exact");
        WriteTokens(json, "title", document.Titles, ofText: false);
        WriteTokens(json, "text", document.Texts, ofText: true);
        json.WriteEndObject();
        WriteAll(json, "words", _words);
        if (document.Card.Court is { } court)
        {
            WriteTokens(json, "court", [new IndexText("court", document.Card.TitleLanguage, court)], ofText: false);
        }
    }

    /// <summary>One value for each paragraph: no phrase spans two values.</summary>
    private void WriteTokens(Utf8JsonWriter json, string field, IReadOnlyList<IndexText> texts, bool ofText)
    {
        json.WriteStartArray(field);
        foreach (var text in texts)
        {
            var paragraphs = Paragraphs.Split(text.Text);
            var paragraph = 0;
            var suggests = ofText && TextAnalyzer.HasStems(text.Language);
            TextAnalyzer.Exact(text.Text, text.Language, (exact, start) =>
            {
                for (; paragraph < paragraphs.Count && start >= paragraphs[paragraph].End.Value; paragraph++)
                {
                    Close(json);
                }

                _tokens.Write(exact);
                _tokens.Write(" ");
                if (suggests && _words.Count < MostWords && IsWord(exact))
                {
                    _wordsBySpan.Add(exact);
                }
            });
            Close(json);
        }

        json.WriteEndArray();
    }

    private void Close(Utf8JsonWriter json)
    {
        if (_tokens.WrittenCount > 0)
        {
            json.WriteStringValue(_tokens.WrittenSpan);
            _tokens.ResetWrittenCount();
        }
    }

    private static void WriteFacets(Utf8JsonWriter json, IndexDocument document, string field, bool withSuggestions)
    {
        json.WriteStartObject(field);
        var (unrecorded, together) = (new List<string>(), new List<string>());
        foreach (var facet in SearchFields.Facets)
        {
            var values = FacetFields.Values(document, facet, withSuggestions);
            if (values.Count > 0)
            {
                WriteAll(json, facet, values);
            }
            else
            {
                unrecorded.Add(facet);
            }

            var isTogether = FacetFields.IsTogether(facet);
            foreach (var value in values)
            {
                if (isTogether || FacetFields.IsInstrument(value))
                {
                    together.Add(Named(isTogether ? facet : FacetFields.Instruments, value));
                }
            }
        }

        WriteAll(json, FacetFields.Unrecorded, unrecorded);
        together.AddRange(unrecorded.Select(f => Named(FacetFields.Unrecorded, f)));
        WriteAll(json, FacetFields.Together, together);
        json.WriteEndObject();
    }

    private static string Named(string facet, string value) => $"{facet}{FacetFields.Separator}{value}";

    private static bool IsWord(ReadOnlySpan<char> exact) => exact.Length is >= ShortestWord and <= LongestWord && !exact.ContainsAnyInRange('0', '9');

    private static string Head(string text, int most) => text.Length <= most ? text : text[..most];

    private static void WriteAll(Utf8JsonWriter json, string field, IEnumerable<string> values)
    {
        json.WriteStartArray(field);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
