using System.Net;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SourcesVerbTests : IDisposable
{
    private readonly CommandLine sherloc = new();

    public void Dispose() => sherloc.Dispose();

    [Test]
    public async Task Disable_Source_IsLeftOutUntilItIsEnabled()
    {
        sherloc.Book("a", "A book", "About it.");
        (await sherloc.RunAsync("sources", "disable", "books")).Code.ShouldBe(0);

        var (code, output, _) = await sherloc.RunAsync("ingest");
        code.ShouldBe(0);
        output.ShouldNotContain("books");
        (await sherloc.RunAsync("sources")).Output.ShouldContain("books: publication, markdown, switched off");
        (await sherloc.RunAsync("ingest", "books")).Output.ShouldContain("is switched off");

        (await sherloc.RunAsync("sources", "enable", "books")).Output.ShouldContain("Licence: none stated.");
        (await sherloc.RunAsync("ingest")).Output.ShouldContain("books: 1 added");
    }

    [Test]
    public async Task Add_Address_WritesASourceThatCanBeCheckedAndFetched()
    {
        using var server = Serve("---\nkind: publication\n---\n", out var address);

        var (code, output, error) = await sherloc.RunAsync("sources", "add", address + "penal-code.md", "--allow-private");

        code.ShouldBe(0, error);
        output.ShouldContain("source-penal-code: a file for the reader markdown");
        var (checkCode, checkOutput, _) = await sherloc.RunAsync("sources", "check", "source-penal-code", "--fetch");
        checkOutput.ShouldContain("source-penal-code: good, 1 files to read");
        checkCode.ShouldBe(0);
        (await sherloc.RunAsync("sources", "add", address + "penal-code.md", "--allow-private")).Error.ShouldContain("nothing was written");
    }

    [Test]
    public async Task Add_AddressOfThisMachine_IsRefusedUnlessAllowed()
    {
        using var server = Serve("---\n---\n", out var address);

        var (code, _, error) = await sherloc.RunAsync("sources", "add", address + "a.md");

        code.ShouldBe(2);
        error.ShouldContain("not of the public internet");
    }

    [TestCase("add", "ftp://example.org/a", "is not a web address")]
    [TestCase("check", "nowhere", "There is no source 'nowhere'")]
    [TestCase("enable", "../books", "There is no source '../books'")]
    public async Task Verb_WrongWord_SaysSo(string verb, string word, string reason)
    {
        var (code, _, error) = await sherloc.RunAsync("sources", verb, word);

        code.ShouldBe(2);
        error.ShouldContain(reason);
    }

    private static HttpListener Serve(string text, out string address)
    {
        for (var port = 5900; ; port++)
        {
            var server = new HttpListener();
            address = $"http://127.0.0.1:{port}/";
            server.Prefixes.Add(address);
            try
            {
                server.Start();
                _ = AnswerAsync(server, text);
                return server;
            }
            catch (HttpListenerException) when (port < 5999)
            {
                server.Close();
            }
        }
    }

    private static async Task AnswerAsync(HttpListener server, string text)
    {
        try
        {
            while (await server.GetContextAsync() is { } context)
            {
                context.Response.StatusCode = context.Request.Url!.AbsolutePath == "/robots.txt" ? 404 : 200;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
