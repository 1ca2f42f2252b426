using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// Brings one file: asks only for what changed, goes on where a download broke off, stays on the host, and stops at the limits. A file that came
/// empty, or lost more than half, is a trouble and no file.
/// </summary>
internal sealed class Downloader(FetchTools tools, FetchRule rule) : IDisposable
{
    private readonly HttpClient client = tools.Client(rule);
    private readonly TimeSpan pause = TimeSpan.FromMinutes(1) / rule.RequestsPerMinute;
    private readonly ResiliencePipeline<Downloaded> attempts = Attempts.Create(tools.Limits, tools.Time);

    /// <summary>Throws <see cref="FetchTrouble"/> where there is nothing to be had.</summary>
    public async Task<Downloaded> GetAsync(DownloadRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(request.Longest, tools.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await attempts.ExecuteAsync(static async (state, token) => await state.Self.AttemptAsync(state.Request, token), (Self: this, Request: request), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchTrouble(
                string.Create(CultureInfo.InvariantCulture, $"It took longer than {request.Longest.TotalMinutes:0.##} minutes."),
                "The next run goes on where this one stopped, if the server can; otherwise raise fetch.longestMinutes.");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<Downloaded> AttemptAsync(DownloadRequest request, CancellationToken cancellationToken)
    {
        using var silence = new Silence(tools, cancellationToken);
        try
        {
            return await SendAsync(request, silence);
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            throw new FetchTrouble("The host is this machine or one of its network, and not of the public internet.", "If that is meant, write allowPrivate: true under fetch.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw FetchTrouble.Passing("The connection failed or broke off: " + exception.Message);
        }
        catch (InvalidDataException exception)
        {
            throw FetchTrouble.Passing("What came is not compressed as the server says: " + exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FetchTrouble.Passing(string.Create(CultureInfo.InvariantCulture, $"The server said nothing for {tools.Limits.Idle.TotalSeconds:0.##} seconds."));
        }
    }

    private async Task<Downloaded> SendAsync(DownloadRequest request, Silence silence)
    {
        var robots = new RobotsGate(client, tools, pause);
        var part = new PartFile(request.Part, request.Address);
        var address = request.Address;
        for (var hop = 0; hop <= tools.Limits.Redirects; hop++)
        {
            await robots.CheckAsync(address, silence.Break());
            await tools.Manners.WaitAsync(address, pause, silence.Cancelled);
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            var from = part.AskForRest(message);
            if (from == 0 && request.Known is { } known)
            {
                message.Headers.IfModifiedSince = known.LastModified;
                if (known.ETag is { } tag)
                {
                    message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
                }
            }

            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, silence.Break());
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location && response.StatusCode != HttpStatusCode.NotModified)
            {
                address = Redirects.Follow(address, location);
                continue;
            }

            return await TakeAsync(request, response, part, from, silence);
        }

        throw new FetchTrouble("It redirects again and again.", "Open the address in a browser, and write the one where it ends into source.yaml.");
    }

    private async Task<Downloaded> TakeAsync(DownloadRequest request, HttpResponseMessage response, PartFile part, long from, Silence silence)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when request.Known is not null && from == 0:
                return Downloaded.NotModified;
            case HttpStatusCode.OK:
                await part.NoteAsync(response, silence.Cancelled);
                await new Body(request.Largest, tools.Limits).CopyAsync(response, part, 0, silence);
                return new Downloaded(await FinishAsync(request, response, part, silence.Cancelled));
            case HttpStatusCode.PartialContent when from > 0 && response.Content.Headers.ContentRange?.From == from && response.Content.Headers.ContentEncoding.Count == 0:
                await new Body(request.Largest, tools.Limits).CopyAsync(response, part, from, silence);
                return new Downloaded(await FinishAsync(request, response, part, silence.Cancelled));
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Delete();
                throw FetchTrouble.Passing("The server gave another part of the file than the one that was asked for.", TimeSpan.Zero);
            default:
                throw Answers.Trouble(response, tools.Time);
        }
    }

    private async Task<FetchedFile> FinishAsync(DownloadRequest request, HttpResponseMessage response, PartFile part, CancellationToken cancellationToken)
    {
        var (bytes, hash) = await part.FinishAsync(cancellationToken);
        if (bytes == 0 || bytes * 2 < request.Known?.Bytes)
        {
            part.Delete();
            throw Alarms.Shrunk(bytes, request.Known?.Bytes);
        }

        return new FetchedFile(request.Address.AbsoluteUri, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified, tools.Time.GetUtcNow(), bytes, hash);
    }
}
