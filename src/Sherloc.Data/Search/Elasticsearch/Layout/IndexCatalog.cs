using System.Text.Json;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>An index of ours as Elasticsearch has it.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Aliases">Those by which it answers.</param>
/// <param name="IsBuilding">Whether a rebuild is filling it.</param>
/// <param name="Meta">What it says of itself.</param>
/// <param name="IsBlocked">Whether Elasticsearch or somebody has closed it to writes.</param>
internal sealed record IndexEntry(string Name, IReadOnlyList<string> Aliases, bool IsBuilding, IndexMeta? Meta, bool IsBlocked);

/// <summary>The indexes of ours at one moment: which answers, which is being filled, which are left over.</summary>
internal sealed class IndexCatalog(IReadOnlyList<IndexEntry> entries, IndexNames names)
{
    /// <summary>One, but where a version of the program with one for each kind was here before.</summary>
    public IEnumerable<IndexEntry> Current => entries.Where(e => e.Aliases.Count > 0);

    public IndexEntry? Building => entries.FirstOrDefault(e => e.IsBuilding);

    /// <summary>Not answering: of rebuilds that have died or ended in their last step, where none is under way.</summary>
    public IEnumerable<IndexEntry> Abandoned => entries.Where(e => e.Aliases.Count == 0);

    /// <summary>Whether nothing of ours was ever there.</summary>
    public bool IsEmpty => entries.Count == 0;

    public bool IsComplete => Problem() is null && Current.All(e => e.Meta is { Complete: true });

    /// <summary>What keeps us from using the index; null where it fits.</summary>
    public SearchUnavailableException? Problem()
    {
        if (Current.Concat(entries.Where(e => e.IsBuilding)).FirstOrDefault(e => e.Meta?.Layout != IndexLayout.Hash) is { } other)
        {
            return Troubles.OtherLayout(other.Name);
        }

        return Current.Any(e => e.Aliases.Contains(names.Records)) ? null : Troubles.Missing(names.Records);
    }

    public static async Task<IndexCatalog> ReadAsync(ElasticClient client, IndexNames names, CancellationToken cancellationToken)
    {
        var request = ElasticRequest.Get($"/{names.Pattern}?filter_path=*.aliases,*.mappings._meta,*.settings.index.blocks&expand_wildcards=all");
        var answer = (await client.SendAsync(request, cancellationToken)).Succeeded();
        var found = JsonSerializer.Deserialize(answer.Body, LayoutJson.Default.DictionaryStringIndexInfo) ?? [];
        return new IndexCatalog(
        [
            .. from index in found
               where names.IsOurs(index.Key)
               let aliases = index.Value.Aliases?.Keys ?? []
               select new IndexEntry(
                   index.Key, [.. aliases.Where(names.Answers)], aliases.Contains(names.Building), index.Value.Mappings?.Meta,
                   index.Value.Settings?.Index?.Blocks?.Values.Any(b => b.ToString() is "true" or "True") ?? false),
        ],
        names);
    }
}
