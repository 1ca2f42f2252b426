using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Transport;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

public sealed class ElasticClientTests
{
    private static readonly ElasticRequest Request = ElasticRequest.Get("/_search");

    [TestCase(429)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task Send_AnswerThatPasses_IsTriedAgain(int status)
    {
        await using var node = await StubNode.StartAsync((number, response) => Say(response, number < 3 ? status : 200));

        (await node.Client().SendAsync(Request, CancellationToken.None)).Status.ShouldBe(200);

        node.Requests.Count.ShouldBe(3);
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(500)]
    public async Task Send_AnswerThatStays_IsNotTriedAgain(int status)
    {
        await using var node = await StubNode.StartAsync((_, response) => Say(response, status));

        (await node.Client().SendAsync(Request, CancellationToken.None)).Status.ShouldBe(status);

        node.Requests.Count.ShouldBe(1);
    }

    [Test]
    public async Task Send_AnswerThatNamesAPause_IsTriedAgainAfterIt()
    {
        await using var node = await StubNode.StartAsync((number, response) =>
        {
            response.Headers.RetryAfter = "1";
            return Say(response, number < 2 ? 503 : 200);
        });
        var watch = Stopwatch.StartNew();

        (await node.Client().SendAsync(Request, CancellationToken.None)).Status.ShouldBe(200);

        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(8));
    }

    [Test]
    public async Task Send_BusyForGood_GivesUpAndSaysSo()
    {
        await using var node = await StubNode.StartAsync((_, response) => Say(response, 503));

        var answer = await node.Client().SendAsync(Request, CancellationToken.None);

        Should.Throw<SearchUnavailableException>(answer.Succeeded).Trouble.ShouldBe(SearchTrouble.Away);
        node.Requests.Count.ShouldBe(1 + Resilience.Retries);
    }

    [Test]
    public async Task Send_NodeThatHangs_AnotherIsAsked()
    {
        await using var hangs = await StubNode.StartAsync((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        await using var answers = await StubNode.StartAsync((_, response) => Say(response, 200));
        var client = StubNode.Client($"{hangs.Address}, {answers.Address}");
        var request = Request with { Patience = TimeSpan.FromMilliseconds(300) };

        for (var round = 0; round < 3; round++)
        {
            (await client.SendAsync(request, CancellationToken.None)).Status.ShouldBe(200);
        }

        hangs.Requests.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Test]
    public async Task Send_DeadlineOver_IsAway()
    {
        await using var node = await StubNode.StartAsync((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        var request = Request with { Deadline = TimeSpan.FromMilliseconds(400) };

        var exception = await Should.ThrowAsync<SearchUnavailableException>(() => node.Client().SendAsync(request, CancellationToken.None));

        exception.Trouble.ShouldBe(SearchTrouble.Away);
    }

    [Test]
    public async Task Send_Cancelled_StopsAtOnce()
    {
        await using var node = await StubNode.StartAsync((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => node.Client().SendAsync(Request, stop.Token));
    }

    [Test]
    public async Task Send_ToAnotherMachine_IsCompressedBothWays()
    {
        await using var node = await StubNode.StartAsync(async (_, response) =>
        {
            response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync("answer"u8.ToArray());
        });
        var body = Encoding.UTF8.GetBytes(new string('x', 10_000));
        // The name of this machine does not look like its own.
        var client = StubNode.Client($"http://{Dns.GetHostName()}:{node.Address.Port}");

        var answer = await client.SendAsync(ElasticRequest.Post("/_bulk") with { Body = body }, CancellationToken.None);

        Encoding.UTF8.GetString(answer.Body).ShouldBe("answer");
        var seen = node.Requests.ShouldHaveSingleItem();
        seen.Headers["Accept-Encoding"].ShouldBe("gzip");
        seen.Headers["Content-Encoding"].ShouldBe("gzip");
        seen.Body.Length.ShouldBeLessThan(1000);
        using var plain = new MemoryStream();
        await using var reading = new GZipStream(new MemoryStream(seen.Body), CompressionMode.Decompress);
        await reading.CopyToAsync(plain);
        plain.ToArray().ShouldBe(body);
    }

    [Test]
    public async Task Send_OnThisMachine_AsksForNoCompression()
    {
        await using var node = await StubNode.StartAsync((_, response) => Say(response, 200));

        await node.Client().SendAsync(ElasticRequest.Post("/_bulk") with { Body = new byte[10_000] }, CancellationToken.None);

        var seen = node.Requests.ShouldHaveSingleItem();
        seen.Headers.Keys.ShouldNotContain("Accept-Encoding");
        seen.Headers.Keys.ShouldNotContain("Content-Encoding");
    }

    [Test]
    public async Task Send_Credentials_AreInTheHeader()
    {
        await using var node = await StubNode.StartAsync((_, response) => Say(response, 200));

        await node.Client(("ApiKey", "key==")).SendAsync(Request, CancellationToken.None);
        await node.Client(("Username", "u"), ("Password", "pä")).SendAsync(Request, CancellationToken.None);
        await node.Client().SendAsync(Request, CancellationToken.None);

        node.Requests.Select(r => r.Headers.GetValueOrDefault("Authorization"))
            .ShouldBe(["ApiKey key==", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("u:pä")), null]);
    }

    [Test]
    public async Task Send_CertificateOfAnAuthorityThatWeAreGiven_IsTrusted([Values] bool given)
    {
        using var authority = Certificate("CN=Test authority", issuer: null);
        using var server = Certificate("CN=127.0.0.1", authority);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem());
        try
        {
            await using var node = await StubNode.StartAsync((_, response) => Say(response, 200), server);
            var client = given ? node.Client(("CertificateAuthority", file)) : node.Client();

            if (given)
            {
                (await client.SendAsync(Request, CancellationToken.None)).Status.ShouldBe(200);
            }
            else
            {
                await Should.ThrowAsync<SearchUnavailableException>(() => client.SendAsync(Request, CancellationToken.None));
                node.Requests.ShouldBeEmpty();
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task Say(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return response.WriteAsync("""{"error": {"type": "test", "reason": "as told"}}""");
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
        if (issuer is null)
        {
            return request.CreateSelfSigned(from, to);
        }

        using var signed = request.Create(issuer, from.AddMinutes(1), to.AddMinutes(-1), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
