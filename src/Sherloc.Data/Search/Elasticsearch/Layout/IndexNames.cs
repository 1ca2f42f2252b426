using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>Names of indexes and aliases. Searches and writes go to aliases; only a rebuild knows the indexes behind them.</summary>
/// <param name="prefix"><c>Search:Prefix</c>.</param>
internal sealed class IndexNames(string prefix)
{
    private const string BuildingSuffix = "-building";
    private const int HashLength = 8;

    public static IReadOnlyList<RecordKind> Kinds { get; } = Enum.GetValues<RecordKind>();

    /// <summary>The aliases of all kinds, as the path of a search.</summary>
    public string All { get; } = string.Join(',', Kinds.Select(k => $"{prefix}-{k.ToSlug()}"));

    /// <summary>Every index of ours, in use or not.</summary>
    public string Pattern { get; } = string.Join(',', Kinds.Select(k => $"{prefix}-{k.ToSlug()}-*"));

    /// <summary>What answers.</summary>
    public string Alias(RecordKind kind) => $"{prefix}-{kind.ToSlug()}";

    /// <summary>What a rebuild fills: it tells every process that changes go there as well.</summary>
    public string Building(RecordKind kind) => Alias(kind) + BuildingSuffix;

    /// <summary>The index that the first writer makes: one name, so that of several only one makes it.</summary>
    public string First(RecordKind kind) => Named(kind, "0");

    public string At(RecordKind kind, DateTimeOffset time) => Named(kind, time.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture));

    /// <summary>The kind of an index of ours; null for what merely begins like one.</summary>
    public RecordKind? KindOf(string index)
    {
        foreach (var kind in Kinds)
        {
            if (index.StartsWith(Alias(kind) + "-", StringComparison.Ordinal)
                && index.AsSpan(Alias(kind).Length + 1) is var rest
                && rest.Length > HashLength + 1 && rest[HashLength] == '-'
                && !rest[..HashLength].ContainsAnyExcept("0123456789abcdef")
                && !rest[(HashLength + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                return kind;
            }
        }

        return null;
    }

    private string Named(RecordKind kind, string stamp) => $"{Alias(kind)}-{IndexLayout.Hash}-{stamp}";
}
