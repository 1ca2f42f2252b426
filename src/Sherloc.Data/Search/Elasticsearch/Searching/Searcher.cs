using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Layout;
using Sherloc.Data.Search.Elasticsearch.Requests;
using Sherloc.Data.Search.Elasticsearch.Transport;

namespace Sherloc.Data.Search.Elasticsearch.Searching;

/// <summary>
/// Asks for a page: one request that holds two searches, which Elasticsearch works on side by side: one for the hits and one for what is counted.
/// Where it is neither the total nor known, the number of all records stands behind them, which Elasticsearch knows without counting.
/// </summary>
internal sealed class Searcher(ElasticClient client, IndexNames names, CollectionCount collection)
{
    /// <summary>An index that is swapped or a node that leaves while a search is under way: the next try finds the others.</summary>
    private const int Tries = 3;

    private static readonly SearchBody Everything = new() { Size = 0 };

    public async Task<SearchResults> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var plan = new SearchPlan(request);
        if (plan.IsRefused)
        {
            var answers = await AskAsync([(Header(names, cached: true), Everything)], cancellationToken);
            return new SearchResults
            {
                Collection = answers[0].Hits?.Total?.Value ?? 0,
                Notices = plan.Refusal is { } refusal ? [.. plan.Query.Notices, refusal] : plan.Query.Notices,
            };
        }

        return plan.Cursor is { } cursor ? await GoOnAsync(plan, cursor, cancellationToken) : await FirstAsync(plan, cancellationToken);
    }

    /// <summary>Searches outside of pages, in one request.</summary>
    public Task<IReadOnlyList<SearchAnswer>> AskAsync(IReadOnlyList<SearchBody> bodies, CancellationToken cancellationToken) =>
        AskAsync([.. bodies.Select(b => (Header(names, cached: false), b))], cancellationToken);

    private async Task<SearchResults> FirstAsync(SearchPlan plan, CancellationToken cancellationToken)
    {
        var known = plan.AsksForEverything ? null : collection.Known;
        var searches = Searches(plan, moment: null);
        if (!plan.AsksForEverything && known is null)
        {
            searches.Add((Header(names, cached: true), Everything));
        }

        var answers = await AskAsync(searches, cancellationToken);
        if (known is null)
        {
            collection.Remember(answers[^1].Hits?.Total?.Value ?? 0);
        }

        return Read(plan, answers, known ?? answers[^1].Hits?.Total?.Value ?? 0);
    }

    /// <summary>Pages by cursor are all of one moment. Where that is over, they go on in the present: the order is the same.</summary>
    private async Task<SearchResults> GoOnAsync(SearchPlan plan, Cursor cursor, CancellationToken cancellationToken)
    {
        var everything = (Header(names, cached: true), Everything);
        var moment = cursor.Moment ?? await OpenAsync(cancellationToken);
        var answers = await TryAskAsync([.. Searches(plan, moment), everything], cancellationToken);
        if (answers[0].Error is not null && cursor.Moment is not null)
        {
            moment = await OpenAsync(cancellationToken);
            answers = await TryAskAsync([.. Searches(plan, moment), everything], cancellationToken);
        }

        if (answers[0] is { Status: 400 })
        {
            // The cursor has the form of one of ours, and a value in it that none of ours would have.
            var notice = new SearchNotice(NoticeKind.BadCursor, plan.Request.Cursor!);
            return new SearchResults { Collection = Succeeded(answers[^1]).Hits?.Total?.Value ?? 0, Notices = [.. plan.Query.Notices, notice] };
        }

        answers = [.. answers.Select(Succeeded)];
        var results = Read(plan, answers, answers[^1].Hits?.Total?.Value ?? 0);
        if (results.Next is null)
        {
            var body = new PointInTime(answers[0].PitId ?? moment);
            await client.SendAsync(ElasticRequest.Delete("/_pit", body, RequestJson.Default.PointInTime), cancellationToken);
        }

        return results;
    }

    private List<(SearchHeader Header, SearchBody Body)> Searches(SearchPlan plan, string? moment)
    {
        var header = moment is null ? Header(names, cached: false) : new SearchHeader();
        return plan.Counts(moment) is { } counts ? [(header, plan.Hits(moment)), (header, counts)] : [(header, plan.Hits(moment))];
    }

    private static SearchResults Read(SearchPlan plan, IReadOnlyList<SearchAnswer> answers, long collection) =>
        new ResultReader(plan).Read(answers[0], plan.Facets.Aggregations is null ? answers[0] : answers[1], collection);

    private async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(ElasticRequest.Post($"/{names.Records}/_pit?keep_alive={SearchPlan.KeepAlive}"), cancellationToken);
        return answer.Read(AnswerJson.Default.PointInTimeAnswer).Id;
    }

    private static SearchHeader Header(IndexNames names, bool cached) =>
        new([names.Records], RequestCache: cached, AllowPartialSearchResults: false);

    private async Task<IReadOnlyList<SearchAnswer>> AskAsync(IReadOnlyList<(SearchHeader, SearchBody)> searches, CancellationToken cancellationToken)
    {
        for (var again = 1; ; again++)
        {
            var answers = await TryAskAsync(searches, cancellationToken);
            if (again == Tries || !answers.Any(a => a.Error is { } error && IsPassing(a.Status, error)))
            {
                return [.. answers.Select(Succeeded)];
            }
        }
    }

    /// <summary>Whether the index went away under the search, as it does at the end of a rebuild.</summary>
    private static bool IsPassing(int status, ElasticError error) =>
        status is 429 or >= 500 || error.Is("search_phase_execution_exception") || (error.Is("index_not_found_exception") && error.Words.Any(char.IsAsciiDigit));

    private static SearchAnswer Succeeded(SearchAnswer answer) => answer.Error is { } error ? throw Troubles.Of(answer.Status, error) : answer;

    private async Task<IReadOnlyList<SearchAnswer>> TryAskAsync(
        IReadOnlyList<(SearchHeader Header, SearchBody Body)> searches, CancellationToken cancellationToken)
    {
        var lines = new ArrayBufferWriter<byte>(4096);
        foreach (var (header, body) in searches)
        {
            AppendLine(lines, header, RequestJson.Default.SearchHeader);
            AppendLine(lines, body, RequestJson.Default.SearchBody);
        }

        // Whole answers: to leave out what is not read costs Elasticsearch more than to send it.
        var request = ElasticRequest.Post("/_msearch") with
        {
            Body = lines.WrittenMemory,
            ContentType = ElasticRequest.Lines,
        };
        return (await client.SendAsync(request, cancellationToken)).Read(AnswerJson.Default.SearchAnswers).Responses;
    }

    private static void AppendLine<T>(ArrayBufferWriter<byte> lines, T value, JsonTypeInfo<T> type)
    {
        using (var json = new Utf8JsonWriter(lines))
        {
            JsonSerializer.Serialize(json, value, type);
        }

        lines.Write("\n"u8);
    }
}
