using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>A change on its way to one alias.</summary>
internal sealed record BulkOperation(string Alias, IndexChange Change);

internal enum WriteState
{
    /// <summary>In the index, as a new document.</summary>
    Created,

    /// <summary>In the index (or out of it, as was asked), in place of what was there.</summary>
    Done,

    /// <summary>The index holds a later revision: that one stays.</summary>
    Outdated,

    /// <summary>The index will never take it.</summary>
    Rejected,

    /// <summary>The alias is gone: a rebuild has ended.</summary>
    NoAlias,

    /// <summary>The engine was too busy for it: again.</summary>
    Shed,
}

/// <summary>What became of an operation.</summary>
internal sealed record WriteResult(BulkOperation Operation, WriteState State, string Reason = "")
{
    public static WriteResult Of(BulkOperation operation, BulkResult result) => result switch
    {
        { Status: 201 } => new(operation, WriteState.Created),
        { Status: >= 200 and < 300 } => new(operation, WriteState.Done),
        { Status: 404, Error: null } => new(operation, WriteState.Done),
        { Status: 404 } => new(operation, WriteState.NoAlias, result.Error.Words),
        { Status: 409 } => new(operation, WriteState.Outdated),
        { Status: 403 } => throw Troubles.Of(403, result.Error ?? ElasticError.Unknown),
        { Status: 429, Error: { } block } when block.Is("cluster_block_exception") => throw Troubles.Of(403, block),
        { Status: 429 or >= 500 } => new(operation, WriteState.Shed, (result.Error ?? ElasticError.Unknown).Words),
        _ => new(operation, WriteState.Rejected, (result.Error ?? ElasticError.Unknown).Words),
    };
}
