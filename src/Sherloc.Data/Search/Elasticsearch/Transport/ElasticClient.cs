using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>Elasticsearch's REST API: any of the nodes, again where that helps, and never longer than the deadline.</summary>
internal sealed class ElasticClient(IHttpClientFactory http, IOptions<SearchOptions> options, TimeProvider time)
{
    /// <summary>The client of the factory that knows the authority of the nodes' certificates.</summary>
    public const string Name = "elasticsearch";

    private const int WorthCompressing = 4096;
    private readonly NodePool _nodes = new(options.Value.Nodes, time);
    private readonly AuthenticationHeaderValue? _credentials = Credentials(options.Value);
    private readonly ResiliencePipeline<HttpResponseMessage> _resilience = Resilience.Create(time);

    /// <summary>The answer, whatever its status. Throws <see cref="Core.Search.SearchUnavailableException"/> where there is none.</summary>
    public async Task<ElasticAnswer> SendAsync(ElasticRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(request.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var resilience = _nodes.IsDown ? ResiliencePipeline<HttpResponseMessage>.Empty : _resilience;
            using var response = await resilience.ExecuteAsync(
                static async (state, token) => await state.Client.AttemptAsync(state.Request, token), (Client: this, Request: request), either.Token);
            return new ElasticAnswer((int)response.StatusCode, await ReadAsync(response.Content, either.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException)
        {
            throw Troubles.Away(_nodes.Names, _nodes.DownSince, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Troubles.Away(_nodes.Names, _nodes.DownSince, exception);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(ElasticRequest request, CancellationToken cancellationToken)
    {
        var node = _nodes.Next();
        using var patience = new CancellationTokenSource(request.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var message = Message(request, node.Address);
            using var client = http.CreateClient(Name);
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            if (Resilience.IsPassing(response.StatusCode) && response.StatusCode != System.Net.HttpStatusCode.TooManyRequests)
            {
                _nodes.Failed(node);
            }
            else
            {
                _nodes.Answered(node);
            }

            return response;
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _nodes.Failed(node);
            throw new TimeoutRejectedException($"{node.Address} took longer than {request.Patience}.", exception);
        }
        catch (HttpRequestException)
        {
            _nodes.Failed(node);
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (!content.Headers.ContentEncoding.Contains("gzip"))
        {
            return await content.ReadAsByteArrayAsync(cancellationToken);
        }

        await using var gzip = new GZipStream(await content.ReadAsStreamAsync(cancellationToken), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain, cancellationToken);
        return plain.ToArray();
    }

    private HttpRequestMessage Message(ElasticRequest request, Uri node)
    {
        // Nothing is gained by compressing what does not leave the machine.
        var compress = !node.IsLoopback;
        var message = new HttpRequestMessage(request.Method, new Uri(node, request.Path));
        message.Headers.Authorization = _credentials;
        if (compress)
        {
            message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        }

        if (!request.Body.IsEmpty)
        {
            message.Content = compress && request.Body.Length >= WorthCompressing ? Compressed(request.Body) : new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    private static ReadOnlyMemoryContent Compressed(ReadOnlyMemory<byte> body)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        var content = new ReadOnlyMemoryContent(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static AuthenticationHeaderValue? Credentials(SearchOptions options)
    {
        if (options.ApiKey.Length > 0)
        {
            return new AuthenticationHeaderValue("ApiKey", options.ApiKey);
        }

        if (options.Username.Length == 0)
        {
            return null;
        }

        var password = options.PasswordFile.Length > 0 ? File.ReadAllText(options.PasswordFile).TrimEnd('\r', '\n') : options.Password;
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{password}")));
    }
}
