using System.Buffers;
using Microsoft.Extensions.Options;

namespace Sherloc.Data.Search;

/// <summary><c>Search</c>: the search index.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";
    public const string SqliteFts = "SqliteFts";
    public const string Elasticsearch = "Elasticsearch";

    public string Provider { get; set; } = SqliteFts;

    /// <summary>Of the nodes, with commas between: <c>https://one:9200,https://two:9200</c>.</summary>
    public string Addresses { get; set; } = "";

    /// <summary>As Elasticsearch prints it when a key is made (<c>encoded</c>); takes the place of a user name.</summary>
    public string ApiKey { get; set; } = "";

    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A file that holds the password, in place of <see cref="Password"/>.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>A file with the certificate (PEM) of the authority that signed those of the nodes, where the machine does not know it.</summary>
    public string CertificateAuthority { get; set; } = "";

    /// <summary>What the names of all indexes begin with, so that several installations can share a cluster.</summary>
    public string Prefix { get; set; } = "sherloc";

    internal IReadOnlyList<Uri> Nodes =>
        [.. Addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => new Uri(a, UriKind.Absolute))];
}

internal sealed class SearchOptionsValidator : IValidateOptions<SearchOptions>
{
    private static readonly SearchValues<char> InPrefix = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public ValidateOptionsResult Validate(string? name, SearchOptions options) => options.Provider switch
    {
        SearchOptions.SqliteFts => ValidateOptionsResult.Success,
        SearchOptions.Elasticsearch when Problems(options).ToList() is { Count: > 0 } problems => ValidateOptionsResult.Fail(problems),
        SearchOptions.Elasticsearch => ValidateOptionsResult.Success,
        _ => ValidateOptionsResult.Fail($"Search:Provider is '{options.Provider}'; allowed are 'SqliteFts' and 'Elasticsearch'."),
    };

    private static IEnumerable<string> Problems(SearchOptions options)
    {
        var addresses = options.Addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0)
        {
            yield return "Search:Addresses is empty; where Search:Provider is 'Elasticsearch' it must name a node at least, such as 'http://localhost:9200'.";
        }

        foreach (var address in addresses.Where(a => !Uri.TryCreate(a, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            yield return $"Search:Addresses has '{address}', which is no address; write it as 'https://host:9200', several with commas between.";
        }

        if (options.Prefix.Length is 0 or > 60 || !char.IsAsciiLetterLower(options.Prefix[0]) || options.Prefix.AsSpan().ContainsAnyExcept(InPrefix))
        {
            yield return $"Search:Prefix is '{options.Prefix}'; it must begin with a small letter and have only small letters, digits, '-' and '_', 60 at most.";
        }

        if (options is { Password.Length: > 0, PasswordFile.Length: > 0 })
        {
            yield return "Search:Password and Search:PasswordFile are both set; leave one of them empty.";
        }

        foreach (var (setting, file) in new[] { ("PasswordFile", options.PasswordFile), ("CertificateAuthority", options.CertificateAuthority) })
        {
            if (file.Length > 0 && !File.Exists(file))
            {
                yield return $"Search:{setting} is '{file}', and there is no such file.";
            }
        }
    }
}
