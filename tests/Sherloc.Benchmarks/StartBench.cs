using AngleSharp.Html.Parser;

namespace Sherloc.Benchmarks;

/// <summary>Figures of the program with the collection that the repository has.</summary>
/// <param name="First">From the start of the built program, without any data, to the first answered search.</param>
/// <param name="Second">The same once more.</param>
/// <param name="Weight">Bytes of the search page with all that it loads, by the encoding asked for.</param>
internal sealed record StartFigures(TimeSpan First, TimeSpan Second, IReadOnlyDictionary<string, int> Weight);

/// <summary>Starts the program as a new user would.</summary>
internal static class StartBench
{
    private static readonly Uri Search = new("/search?q=trafficking", UriKind.Relative);

    public static async Task<StartFigures> RunAsync(string data, CancellationToken cancellationToken)
    {
        Progress.Say("First and second start ...");
        var first = await StartAsync(data, cancellationToken);
        await using var site = new WebHost(Repository.Ingest, data);
        var second = await FirstAnswerAsync(site, cancellationToken);
        var weight = new Dictionary<string, int>();
        foreach (var encoding in new[] { "br", "gzip" })
        {
            weight[encoding] = await WeightAsync(site, encoding, cancellationToken);
        }

        return new StartFigures(first, second, weight);
    }

    private static async Task<TimeSpan> StartAsync(string data, CancellationToken cancellationToken)
    {
        await using var site = new WebHost(Repository.Ingest, data);
        return await FirstAnswerAsync(site, cancellationToken);
    }

    private static async Task<TimeSpan> FirstAnswerAsync(WebHost site, CancellationToken cancellationToken)
    {
        using var client = await site.ClientAsync("identity", cancellationToken);
        var page = await client.GetStringAsync(Search, cancellationToken);
        var elapsed = site.Elapsed;
        using var document = new HtmlParser().ParseDocument(page);
        return document.QuerySelector("ol.results > li") is null ? throw new InvalidOperationException("The first search found nothing.") : elapsed;
    }

    /// <summary>The page, and what it names to load at once: style sheets, icon, scripts, pictures.</summary>
    private static async Task<int> WeightAsync(WebHost site, string encoding, CancellationToken cancellationToken)
    {
        using var reading = await site.ClientAsync("identity", cancellationToken);
        using var document = new HtmlParser().ParseDocument(await reading.GetStringAsync(Search, cancellationToken));
        var parts = document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload], link[rel=modulepreload]").Select(l => l.GetAttribute("href")!)
            .Concat(document.QuerySelectorAll("script[src], img[src]").Select(s => s.GetAttribute("src")!))
            .Prepend(Search.OriginalString);
        using var client = await site.ClientAsync(encoding, cancellationToken);
        var sum = 0;
        foreach (var part in parts)
        {
            sum += (await client.GetByteArrayAsync(new Uri(part, UriKind.Relative), cancellationToken)).Length;
        }

        return sum;
    }
}
