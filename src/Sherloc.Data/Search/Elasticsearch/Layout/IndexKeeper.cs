using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Layout;

/// <summary>Makes, looks at and drops indexes.</summary>
internal sealed class IndexKeeper(ElasticClient client, IndexNames names, TimeProvider time)
{
    private const string Provider = "Elasticsearch";

    /// <summary>How long it is believed that the indexes fit: another version of the program may rebuild them.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private DateTimeOffset _fitsUntil;

    public Task<IndexCatalog> ReadAsync(CancellationToken cancellationToken) => IndexCatalog.ReadAsync(client, names, cancellationToken);

    /// <summary>Throws where the indexes do not fit this program; looks once a minute.</summary>
    public async Task EnsureFitsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= _fitsUntil)
        {
            var problem = (await ReadAsync(cancellationToken)).Problem();
            _fitsUntil = problem is null ? now + Trust : default;
            if (problem is not null)
            {
                throw problem;
            }
        }
    }

    /// <summary>What writes go to. Where nothing of ours was ever there, an empty index is made.</summary>
    public async Task<IndexCatalog> ReadForWritingAsync(CancellationToken cancellationToken)
    {
        var catalog = await ReadAsync(cancellationToken);
        if (catalog.IsEmpty)
        {
            var meta = new IndexMeta(IndexLayout.Hash, Complete: false);
            await CreateAsync(names.First, IndexLayout.Create(meta, forRebuild: false, IndexLayout.Aliases(names)), cancellationToken);
            catalog = await ReadAsync(cancellationToken);
        }

        if (catalog.Problem() is { } problem)
        {
            _fitsUntil = default;
            throw problem;
        }

        return catalog;
    }

    /// <summary>What is there already is fine.</summary>
    public async Task CreateAsync(string index, CreateIndexBody body, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(ElasticRequest.Put($"/{index}", body, LayoutJson.Default.CreateIndexBody), cancellationToken);
        if (!answer.IsSuccess && !answer.Error().Is("resource_already_exists_exception"))
        {
            answer.Succeeded();
        }
    }

    /// <summary>Writes what an index says of itself.</summary>
    public async Task MarkAsync(string index, IndexMeta meta, CancellationToken cancellationToken)
    {
        var request = ElasticRequest.Put($"/{index}/_mapping", new MetaBody(meta), LayoutJson.Default.MetaBody);
        (await client.SendAsync(request, cancellationToken)).Succeeded();
    }

    /// <summary>What is gone already is fine.</summary>
    public async Task DropAsync(IEnumerable<string> indexes, CancellationToken cancellationToken)
    {
        if (string.Join(',', indexes) is { Length: > 0 } list)
        {
            (await client.SendAsync(ElasticRequest.Delete($"/{list}?ignore_unavailable=true"), cancellationToken)).Succeeded();
        }
    }

    public async Task<IndexStatus> StatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            var catalog = await ReadAsync(cancellationToken);
            if (!catalog.Current.Any())
            {
                return new IndexStatus(false, 0, Provider, $"There is no index yet. {Troubles.Rebuild}", NeedsRebuild: true);
            }

            if (catalog.Problem() is { } problem)
            {
                return new IndexStatus(false, 0, Provider, problem.Message);
            }

            var answer = await client.SendAsync(ElasticRequest.Get($"/{names.Records}/_count"), cancellationToken);
            var count = answer.Read(LayoutJson.Default.CountAnswer).Count;
            return catalog.IsComplete
                ? new IndexStatus(true, count, Provider, Described(catalog))
                : new IndexStatus(false, count, Provider, $"The index is new and not filled yet. {Troubles.Rebuild}", NeedsRebuild: true);
        }
        catch (SearchUnavailableException exception)
        {
            return new IndexStatus(false, 0, Provider, exception.Message);
        }
    }

    private static string Described(IndexCatalog catalog)
    {
        var rebuild = catalog.Building is { Meta.Owner: { } owner } ? $"; {owner} is rebuilding it" : "";
        var blocked = catalog.Current.Any(e => e.IsBlocked) ? "; it takes no writes (index.blocks): free space on the disk of Elasticsearch; until then changes wait in the queue" : "";
        return string.Join(", ", catalog.Current.Select(e => e.Name)) + blocked + rebuild;
    }
}
