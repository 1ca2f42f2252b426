using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>Names of indexes and aliases. Searches and writes go to aliases; only a rebuild knows the index behind them.</summary>
/// <param name="prefix"><c>Search:Prefix</c>.</param>
internal sealed class IndexNames(string prefix)
{
    private const int HashLength = 8;

    /// <summary>What answers, and what is written to: all kinds of records.</summary>
    public string Records { get; } = $"{prefix}-records";

    /// <summary>What a rebuild fills: it tells every process that changes go there as well.</summary>
    public string Building { get; } = $"{prefix}-records-building";

    /// <summary>Kind to the alias that shows only records of it, for whoever asks Elasticsearch by himself.</summary>
    public IReadOnlyDictionary<RecordKind, string> OfKinds { get; } = Enum.GetValues<RecordKind>().ToDictionary(k => k, k => $"{prefix}-{k.ToSlug()}");

    /// <summary>Every index of ours, in use or not; earlier versions had one for each kind.</summary>
    public string Pattern => string.Join(',', OfKinds.Values.Prepend(Records).Select(a => a + "-*"));

    /// <summary>The index that the first writer makes: one name, so that of several only one makes it.</summary>
    public string First => Named("0");

    public string At(DateTimeOffset time) => Named(time.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture));

    /// <summary>Whether an index is ours and does not merely begin like one.</summary>
    public bool IsOurs(string index) => OfKinds.Values.Prepend(Records).Any(a =>
        index.StartsWith(a + "-", StringComparison.Ordinal)
        && index.AsSpan(a.Length + 1) is var rest
        && rest.Length > HashLength + 1 && rest[HashLength] == '-'
        && !rest[..HashLength].ContainsAnyExcept("0123456789abcdef")
        && !rest[(HashLength + 1)..].ContainsAnyExceptInRange('0', '9'));

    /// <summary>Whether an alias makes an index answer.</summary>
    public bool Answers(string alias) => alias == Records || OfKinds.Values.Contains(alias);

    private string Named(string stamp) => $"{Records}-{IndexLayout.Hash}-{stamp}";
}
