using System.Text.Json;
using NUnit.Framework;
using Sherloc.Core.Search;
using Shouldly;

namespace Sherloc.Data.Tests.Search.Elasticsearch;

/// <summary>A real Elasticsearch with security on: its address holds user and password (<c>http://user:password@127.0.0.1:9202</c>).</summary>
[Category("Elasticsearch")]
public sealed class ElasticsearchCredentialsTests
{
    private ElasticsearchServer _server = null!;

    [SetUp]
    public void SetUp() => _server = ElasticsearchServer.Use(ElasticsearchServer.SecureVariable);

    [TearDown]
    public async Task TearDownAsync()
    {
        if (_server is not null)
        {
            await _server.DropAsync();
            _server.Dispose();
        }
    }

    [Test]
    public async Task Password_FromAFile_LetsUsIn()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, _server.Password + "\n");
        try
        {
            var index = _server.Open(("Username", _server.User), ("PasswordFile", file));
            await index.PutAsync(IndexFixture.Document("a", "money"));

            (await index.KeysAsync("money", "a")).ShouldBe("a");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task ApiKey_LetsUsIn()
    {
        var made = await _server.SendAsync(HttpMethod.Post, "/_security/api_key", """{"name":"test"}""");
        var key = JsonDocument.Parse(made).RootElement.GetProperty("encoded").GetString()!;
        var index = _server.Open(("ApiKey", key));
        await index.PutAsync(IndexFixture.Document("a", "money"));

        (await index.KeysAsync("money", "a")).ShouldBe("a");
    }

    [Test]
    public async Task Password_Wrong_IsSaidWithTheSettingToChange([Values("", "wrong")] string password)
    {
        var index = password.Length > 0 ? _server.Open(("Username", _server.User), ("Password", password)) : _server.Open();

        var exception = await Should.ThrowAsync<SearchUnavailableException>(() => index.FindAsync("money"));

        exception.Trouble.ShouldBe(SearchTrouble.Credentials);
        exception.Remedy.ShouldContain("Search:Password");
        var status = await index.StatusAsync(CancellationToken.None);
        (status.Ready, status.NeedsRebuild).ShouldBe((false, false));
        status.Detail.ShouldContain("Search:Password");
    }

    [Test]
    public async Task User_WithoutTheRight_IsToldWhichItNeeds()
    {
        await _server.SendAsync(HttpMethod.Put, "/_security/role/sherloc-test-none", """{"cluster":["monitor"]}""");
        await _server.SendAsync(HttpMethod.Put, "/_security/user/sherloc-test-nobody", """{"password":"nobody-at-all","roles":["sherloc-test-none"]}""");
        var index = _server.Open(("Username", "sherloc-test-nobody"), ("Password", "nobody-at-all"));

        var exception = await Should.ThrowAsync<SearchUnavailableException>(() => index.PutAsync(IndexFixture.Document("a", "money")));

        exception.Trouble.ShouldBe(SearchTrouble.Credentials);
        exception.Remedy.ShouldContain("privileges");
    }
}
