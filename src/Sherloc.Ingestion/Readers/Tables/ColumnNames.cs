using System.Globalization;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// The names of a table's columns, none of them twice: the second <c>Name</c> is <c>Name (2)</c>, one without a name <c>#1</c> by its place.
/// Any column can be meant by its place.
/// </summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ColumnNames(IReadOnlyList<string> header)
    {
        var all = new List<string>(header.Count);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            var free = name.Length > 0 ? name : Numbered(i);
            for (var number = 2; !places.TryAdd(free, i); number++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
            }

            all.Add(free);
        }

        All = all;
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The place of a column, from 0, or null where there is none of that name.</summary>
    public int? Find(string name) =>
        places.TryGetValue(name, out var place) ? place
        : name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= All.Count ? number - 1
        : null;

    private static string Numbered(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");
}
