namespace Sherloc.Ingestion.Binding;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    /// <summary>The allowed word with the fewest letters to change, or null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> allowed)
    {
        var most = Math.Max(1, word.Length / 3);
        return word.Length > 80
            ? null
            : allowed
                .Select(candidate => (Word: candidate, Distance: Distance(word, candidate)))
                .Where(c => c.Distance <= most)
                .OrderBy(c => c.Distance)
                .ThenBy(c => c.Word, StringComparer.Ordinal)
                .Select(c => c.Word)
                .FirstOrDefault();
    }

    /// <summary>A remedy: the near word where there is one, and what is allowed.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> allowed, int most = 40)
    {
        var list = string.Join(", ", allowed.Take(most)) + (allowed.Count > most ? " …" : "");
        return To(word, allowed) is { } near ? $"Did you mean '{near}'? Allowed are {list}." : $"Allowed are {list}.";
    }

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
