using System.Runtime.InteropServices;
using Sherloc.Core.Analysis;
using Sherloc.Core.Search;
using Sherloc.Core.Search.Queries;
using Sherloc.Data.Search.Excerpts;

namespace Sherloc.Data.Search.SqliteFts.Excerpts;

/// <summary>
/// Where the tokens of a text stand, by short hashes of their forms, so that a hit's best places are found without analysing its text
/// again. Two forms in 65,536 share a hash: what is shown is looked at again (<see cref="ExcerptCutter"/>).
/// </summary>
/// <remarks>Kept as count, 1 where there are stems, hashes of exact forms, hashes of stems, places (offset times 256 plus length).</remarks>
internal readonly ref struct TokenMap
{
    /// <summary>Characters of a text that are mapped; offsets have 24 bits.</summary>
    public const int MostCharacters = 200_000;

    private const int LongestToken = 255;
    private readonly ReadOnlySpan<ushort> _exact;
    private readonly ReadOnlySpan<ushort> _stems;
    private readonly ReadOnlySpan<uint> _places;

    private TokenMap(ReadOnlySpan<ushort> exact, ReadOnlySpan<ushort> stems, ReadOnlySpan<uint> places)
    {
        _exact = exact;
        _stems = stems;
        _places = places;
    }

    public static void Write(ReadOnlySpan<Term> terms, Stream stream)
    {
        var count = terms.Length;
        while (count > 0 && terms[count - 1].Start >= MostCharacters)
        {
            count--;
        }

        var stemmed = count > 0 && terms[0].Stem is not null;
        var exact = new ushort[count];
        var stems = new ushort[stemmed ? count : 0];
        var places = new uint[count];
        for (var index = 0; index < count; index++)
        {
            var term = terms[index];
            exact[index] = Hash(term.Exact);
            places[index] = ((uint)term.Start << 8) | (uint)Math.Min(term.Length, LongestToken);
            if (stemmed)
            {
                stems[index] = Hash(term.Stem!);
            }
        }

        stream.Write(MemoryMarshal.AsBytes<int>([count, stemmed ? 1 : 0]));
        stream.Write(MemoryMarshal.AsBytes<ushort>(exact));
        stream.Write(MemoryMarshal.AsBytes<ushort>(stems));
        stream.Write(MemoryMarshal.AsBytes<uint>(places));
    }

    /// <summary>Reads the map of one text; the bytes of the next follow.</summary>
    public static TokenMap Read(ref ReadOnlySpan<byte> bytes)
    {
        var head = Take<int>(ref bytes, 2);
        var exact = Take<ushort>(ref bytes, head[0]);
        var stems = Take<ushort>(ref bytes, head[1] * head[0]);
        return new TokenMap(exact, stems, Take<uint>(ref bytes, head[0]));
    }

    /// <summary>The same for all texts of a document, from their maps.</summary>
    public static List<List<Found>> Find(MarkFinder finder, IReadOnlyList<IndexText> texts, ReadOnlySpan<byte> maps)
    {
        var found = new List<List<Found>>(texts.Count);
        foreach (var text in texts)
        {
            found.Add(Read(ref maps).Find(finder, text.Text, text.Language));
        }

        return found;
    }

    /// <summary>What the finder may find in the text, in its order.</summary>
    public List<Found> Find(MarkFinder finder, string text, string language)
    {
        var found = new List<Found>();
        foreach (var (exact, part) in finder.Exact)
        {
            AddAll(found, _exact, Hash(exact), part);
        }

        if (!_stems.IsEmpty)
        {
            foreach (var (stem, part) in finder.Stems(language))
            {
                AddAll(found, _stems, Hash(stem), part);
            }
        }

        foreach (var (exact, part) in finder.Phrases)
        {
            AddPhrases(found, [.. exact.Select(Hash)], part);
        }

        foreach (var (exact, part) in finder.Prefixes)
        {
            AddPrefixes(found, text, exact, part);
        }

        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Part.CompareTo(b.Part));
        for (var index = found.Count - 1; index > 0; index--)
        {
            if (found[index] == found[index - 1])
            {
                found.RemoveAt(index);
            }
        }

        return found;
    }

    /// <summary>FNV-1a, folded: the same in every process, since it is kept in files.</summary>
    private static ushort Hash(string form)
    {
        var hash = 2166136261u;
        foreach (var letter in form)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (ushort)(hash ^ (hash >> 16));
    }

    private static ReadOnlySpan<T> Take<T>(ref ReadOnlySpan<byte> bytes, int count)
        where T : unmanaged
    {
        var length = count * Marshal.SizeOf<T>();
        var values = MemoryMarshal.Cast<byte, T>(bytes[..length]);
        bytes = bytes[length..];
        return values;
    }

    private void AddAll(List<Found> found, ReadOnlySpan<ushort> hashes, ushort hash, int part)
    {
        for (int from = 0, at; (at = hashes[from..].IndexOf(hash)) >= 0; from += at + 1)
        {
            found.Add(FoundAt(from + at, from + at, part));
        }
    }

    private void AddPhrases(List<Found> found, ReadOnlySpan<ushort> hashes, int part)
    {
        for (int from = 0, at; (at = _exact[from..].IndexOf(hashes)) >= 0; from += at + 1)
        {
            found.Add(FoundAt(from + at, from + at + hashes.Length - 1, part));
        }
    }

    private void AddPrefixes(List<Found> found, string text, string prefix, int part)
    {
        for (var index = 0; index < _places.Length; index++)
        {
            var place = FoundAt(index, index, part);
            if (TextAnalyzer.Fold(text.Substring(place.Start, place.Length)).StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(place);
            }
        }
    }

    private Found FoundAt(int first, int last, int part)
    {
        var start = (int)(_places[first] >> 8);
        return new Found(start, (int)(_places[last] >> 8) + (int)(_places[last] & LongestToken) - start, part);
    }
}
