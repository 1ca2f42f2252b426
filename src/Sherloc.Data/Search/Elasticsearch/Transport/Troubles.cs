using System.Globalization;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>What Elasticsearch says, as a trouble with a sentence on what to do.</summary>
internal static class Troubles
{
    public const string Rebuild = "Run 'sherloc index rebuild'; the index is made anew from the record store.";

    public static SearchUnavailableException Of(int status, ElasticError error) => status switch
    {
        401 => new(
            SearchTrouble.Credentials,
            "Elasticsearch does not accept our user name and password, or our API key.",
            "Set Search:Username with Search:Password or Search:PasswordFile, or Search:ApiKey, to what it knows."),
        403 or 429 when error.Is("cluster_block_exception") => new(
            SearchTrouble.ReadOnly,
            $"Elasticsearch takes no writes: {error.Words}.",
            "Free space on its disk; it takes writes again by itself. Until then changes wait in the queue."),
        403 => new(
            SearchTrouble.Credentials,
            $"Elasticsearch does not let us do this: {error.Words}.",
            "Give our user or API key the privileges 'monitor' on the cluster and 'all' on the indexes that Search:Prefix begins."),
        404 when error.Is("index_not_found_exception") => Missing(error.Reason ?? "no such index"),
        429 => new(
            SearchTrouble.Overloaded,
            $"Elasticsearch has too much to do: {error.Words}.",
            "Try again in a while; if it stays so, give it more memory or more nodes."),
        502 or 503 or 504 => new(
            SearchTrouble.Away,
            $"Elasticsearch cannot answer now (HTTP {Number(status)}): {error.Words}.",
            "Look at the health of its cluster and at its log."),
        _ => new(
            SearchTrouble.Refused,
            $"Elasticsearch refused a request (HTTP {Number(status)}): {error.Words}.",
            "If a version of it that we do not know is installed, use 8.x or 9.x; otherwise report this sentence."),
    };

    public static SearchUnavailableException Missing(string what) =>
        new(SearchTrouble.MissingIndex, $"Elasticsearch does not have our index: {what}.", Rebuild);

    public static SearchUnavailableException OtherLayout(string index) => new(
        SearchTrouble.OtherLayout,
        $"The index {index} was made by another version of this program, with other fields.",
        Rebuild);

    public static SearchUnavailableException TakenOver() => new(
        SearchTrouble.Rebuilding,
        "The index that this rebuild was filling is gone: another rebuild has dropped it.",
        "Wait until that one is done.");

    public static SearchUnavailableException Away(string addresses, DateTimeOffset since, Exception? cause) => new(
        SearchTrouble.Away,
        $"Elasticsearch does not answer at {addresses}.",
        "Start it, or set Search:Addresses to where it runs. Records are shown from the store, and changes wait in the queue.",
        since,
        cause);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
