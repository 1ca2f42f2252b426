using System.Text;
using System.Text.Json;
using Sherloc.Core.Analysis;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>Titles and words that begin as the typed text does: first titles that begin so, then words, then titles with a word that does.</summary>
internal sealed class Suggester(FtsReader reader, ColumnSnapshot snapshot)
{
    private const int Shortest = 2;
    private const int Longest = 100;

    public List<Suggestion> Suggest(string text, int most)
    {
        var typed = TextAnalyzer.Fold(text.Trim());
        if (typed.Length is < Shortest or > Longest || most <= 0)
        {
            return [];
        }

        var (beginning, containing) = Titles(Encoding.UTF8.GetBytes(typed), most);
        var words = Words(typed, Math.Max(1, most / 2));
        return [.. beginning.Select(Title).Concat(words).Concat(containing.Select(Title)).Take(most)];
    }

    private (List<int> Beginning, List<int> Containing) Titles(ReadOnlySpan<byte> typed, int most)
    {
        var beginning = new List<int>();
        var containing = new List<int>();
        for (var slot = 0; slot < snapshot.Slots && beginning.Count < most; slot++)
        {
            var title = snapshot.Chunks[slot / ColumnChunk.Size].FoldedTitles[slot % ColumnChunk.Size];
            if (title.StartsWith(typed))
            {
                beginning.Add(slot);
            }
            else if (containing.Count < most && HasWord(title, typed))
            {
                containing.Add(slot);
            }
        }

        return (beginning, containing);
    }

    private static bool HasWord(ReadOnlySpan<byte> title, ReadOnlySpan<byte> typed)
    {
        for (int from = 0, at; (at = title[from..].IndexOf(typed)) >= 0; from += at + 1)
        {
            // Every byte of a letter beyond ASCII is above 127.
            if (from + at == 0 || title[from + at - 1] is < 128 and var before && !char.IsAsciiLetterOrDigit((char)before))
            {
                return true;
            }
        }

        return false;
    }

    private Suggestion Title(int slot)
    {
        var card = JsonSerializer.Deserialize<RecordCard>(reader.Card(slot)!, RecordJson.Options)!;
        return new Suggestion(SuggestionKind.Title, card.Title, card.TitleLanguage, card.Id, card.Kind);
    }

    /// <summary>Words of texts by the number of documents that have them.</summary>
    private IEnumerable<Suggestion> Words(string typed, int most)
    {
        if (TextAnalyzer.Analyze(typed, "en") is not [var term] || term.Exact.Length < Shortest)
        {
            return [];
        }

        var first = $"{TermLevels.ExactText}~{term.Exact}";
        return reader.Vocabulary(first, first + '\uffff')
            .OrderByDescending(w => w.Documents)
            .ThenBy(w => w.Token, StringComparer.Ordinal)
            .Take(most)
            .Select(w => new Suggestion(SuggestionKind.Word, w.Token[2..], "", null, null));
    }
}
