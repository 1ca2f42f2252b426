using Microsoft.Extensions.Options;

namespace Sherloc.Data.Search;

/// <summary><c>Search</c>: the search index.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";
    public const string SqliteFts = "SqliteFts";
    public const string Elasticsearch = "Elasticsearch";

    public string Provider { get; set; } = SqliteFts;
}

internal sealed class SearchOptionsValidator : IValidateOptions<SearchOptions>
{
    public ValidateOptionsResult Validate(string? name, SearchOptions options) => options.Provider switch
    {
        SearchOptions.SqliteFts => ValidateOptionsResult.Success,
        SearchOptions.Elasticsearch => ValidateOptionsResult.Fail(
            "Search:Provider is 'Elasticsearch', which this version does not have yet; use 'SqliteFts'."),
        _ => ValidateOptionsResult.Fail($"Search:Provider is '{options.Provider}'; allowed is 'SqliteFts'."),
    };
}
