using System.Text.Json;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>An index of ours as Elasticsearch has it.</summary>
internal sealed record IndexEntry(string Name, RecordKind Kind, bool IsCurrent, bool IsBuilding, IndexMeta? Meta);

/// <summary>The indexes of ours at one moment: which answer, which are being filled, which are left over.</summary>
internal sealed class IndexCatalog(IReadOnlyList<IndexEntry> entries)
{
    public IReadOnlyList<IndexEntry> Entries => entries;

    public IEnumerable<IndexEntry> Current => entries.Where(e => e.IsCurrent);

    public IEnumerable<IndexEntry> Building => entries.Where(e => e.IsBuilding);

    /// <summary>Neither answering nor being filled: of a rebuild that ended in its last step.</summary>
    public IEnumerable<IndexEntry> Leftovers => entries.Where(e => !e.IsCurrent && !e.IsBuilding);

    public IEnumerable<RecordKind> Missing => IndexNames.Kinds.Except(Current.Select(e => e.Kind));

    /// <summary>Whether nothing of ours was ever there.</summary>
    public bool IsEmpty => entries.Count == 0;

    public bool IsComplete => !Missing.Any() && Current.All(e => e.Meta is { Complete: true });

    /// <summary>What keeps us from using the indexes; null where they fit.</summary>
    public SearchUnavailableException? Problem()
    {
        if (Missing.ToList() is { Count: > 0 } missing)
        {
            return Troubles.Missing(string.Join(", ", missing.Select(k => k.ToSlug())));
        }

        return Current.Concat(Building).FirstOrDefault(e => e.Meta?.Layout != IndexLayout.Hash) is { } other ? Troubles.OtherLayout(other.Name) : null;
    }

    public static async Task<IndexCatalog> ReadAsync(ElasticClient client, IndexNames names, CancellationToken cancellationToken)
    {
        var request = ElasticRequest.Get($"/{names.Pattern}?filter_path=*.aliases,*.mappings._meta&expand_wildcards=all");
        var answer = (await client.SendAsync(request, cancellationToken)).Succeeded();
        var found = JsonSerializer.Deserialize(answer.Body, LayoutJson.Default.DictionaryStringIndexInfo) ?? [];
        return new IndexCatalog(
        [
            .. from index in found
               let kind = names.KindOf(index.Key)
               where kind is not null
               let aliases = index.Value.Aliases
               select new IndexEntry(
                   index.Key,
                   kind.Value,
                   aliases?.ContainsKey(names.Alias(kind.Value)) ?? false,
                   aliases?.ContainsKey(names.Building(kind.Value)) ?? false,
                   index.Value.Mappings?.Meta),
        ]);
    }
}
