using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandLineTests : IDisposable
{
    private readonly CommandLine sherloc = new();

    public void Dispose() => sherloc.Dispose();

    [Test]
    public async Task Ingest_ThenSearch_FindsTheRecord()
    {
        sherloc.Book("a", "A manual on bribery", "About officials who were bribed.", "crimes: [corruption]");
        sherloc.Book("b", "A manual on fishing", "About vessels.");

        var first = await sherloc.RunAsync("ingest");
        var second = await sherloc.RunAsync("ingest", "books");
        var text = await sherloc.RunAsync("search", "bribed", "--crime", "corruption", "--year", "2019");
        var json = await sherloc.RunAsync("search", "\"bribed\"", "--json");

        first.ShouldBe((0, "books: 2 added, 0 changed, 0 unchanged, 0 withdrawn, 0 not accepted\n", ""));
        second.Output.ShouldBe("books: 0 added, 0 changed, 2 unchanged, 0 withdrawn, 0 not accepted\n");
        text.Code.ShouldBe(0);
        text.Output.ShouldStartWith("1 of 2 records");
        text.Output.ShouldContain("A manual on bribery");
        using var answer = JsonDocument.Parse(json.Output);
        answer.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        answer.RootElement.GetProperty("hits")[0].GetProperty("title").GetString().ShouldBe("A manual on bribery");
    }

    [Test]
    public async Task IngestAndCheck_BadRecord_NameThePlaceAndAnswerOne()
    {
        sherloc.Book("a", "Good", "Text.");
        sherloc.Book("b", "Bad", "Text.", "crimes: [coruption]");

        var ingest = await sherloc.RunAsync("ingest");
        var check = await sherloc.RunAsync("check");

        ingest.Code.ShouldBe(1);
        ingest.Output.ShouldContain("books: 1 added, 0 changed, 0 unchanged, 0 withdrawn, 1 not accepted");
        ingest.Output.ShouldContain("sources/books/b.md:8: crimes[0]: 'coruption' is not a concept of the vocabulary 'crime'.\n    | crimes: [coruption]\n    record: b\n");
        check.Code.ShouldBe(1);
        check.Output.ShouldContain("sources/books/b.md:8: crimes[0]:");
        check.Output.ShouldContain("Did you mean 'corruption'?");
        check.Output.ShouldContain("1 good records, 1 things to mend");
    }

    [Test]
    public async Task Ingest_WhatAReaderLeftOut_IsSaidAtTheEndAndLater()
    {
        sherloc.Write("sources/table/source.yaml", """
            name: table
            title: {en: Table}
            kind: publication
            language: en
            country: _irb
            reader: table
            files: ["*.csv"]
            mapping:
              fields:
                key: {column: id}
                title: {column: title}
                date: {column: date}
            """);
        sherloc.Write("sources/table/a.csv", "id,title,date\n1,One,2020\n,,\n2,Two,never\n");

        var ingest = await sherloc.RunAsync("ingest", "table");
        var status = await sherloc.RunAsync("ingest", "table", "--status");

        ingest.Code.ShouldBe(1);
        ingest.Output.ShouldContain("    left out: 1 rows without any value, first in a.csv:3\n");
        ingest.Output.ShouldContain("sources/table/a.csv:4:7: date: 'never' is not a date.\n    | 2,Two,never\n    record: 2\n");
        status.Output.ShouldContain("left out: 1 rows without any value, first in a.csv:3\n");
    }

    [Test]
    public async Task Ingest_UnknownOrBrokenSource_AnswersTwo()
    {
        sherloc.Write("sources/broken/source.yaml", "name: [");

        var unknown = await sherloc.RunAsync("ingest", "nothing");
        var broken = await sherloc.RunAsync("ingest", "broken");
        var sources = await sherloc.RunAsync("sources");

        unknown.Code.ShouldBe(2);
        unknown.Output.ShouldContain("There is no source 'nothing'. There are: books, broken.");
        broken.Code.ShouldBe(2);
        broken.Output.ShouldContain("sources/broken/source.yaml:");
        sources.Code.ShouldBe(1);
        sources.Output.ShouldContain("books: publication, markdown, by hand");
    }

    [Test]
    public async Task Export_EachFormat_HoldsEveryRecord()
    {
        sherloc.Book("a", "=cmd, a \\\"title\\\"", "Text.", "crimes: [corruption, money-laundering]");
        sherloc.Book("b", "Second", "Text.");
        await sherloc.RunAsync("ingest");

        var lines = await sherloc.RunAsync("export");
        var csv = await sherloc.RunAsync("export", "--format", "csv", "--output", Path.Combine(sherloc.Root, "all.csv"));
        var bibtex = await sherloc.RunAsync("export", "--format", "bibtex", "--site", "https://sherloc.example.org/");
        var unknown = await sherloc.RunAsync("export", "--format", "pdf");

        lines.Output.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement.GetProperty("key").GetString()).Order().ShouldBe(["a", "b"]);
        csv.Code.ShouldBe(0);
        var table = await File.ReadAllTextAsync(Path.Combine(sherloc.Root, "all.csv"));
        table.ShouldContain("\"'=cmd, a \"\"title\"\"\"");
        table.ShouldContain("corruption; money-laundering");
        bibtex.Output.ShouldContain("url = {https://sherloc.example.org/records/");
        unknown.Code.ShouldBe(2);
    }

    [Test]
    public async Task Export_ReadAgain_GivesTheSameRecords()
    {
        sherloc.Book("a", "First", "Bribery under article 8 of UNTOC.", "crimes: [{value: corruption, presence: absent}]");
        await sherloc.RunAsync("ingest");
        var exported = (await sherloc.RunAsync("export")).Output;
        File.Delete(Path.Combine(sherloc.Root, "ingest", "sources", "books", "a.md"));
        sherloc.Write("sources/books/source.yaml", "name: books\ntitle: {en: Books}\nreader: jsonl\nfiles: [\"*.jsonl\"]\n");
        sherloc.Write("sources/books/all.jsonl", exported);

        var again = await sherloc.RunAsync("ingest");

        again.Code.ShouldBe(0);
        again.Output.ShouldContain("0 changed, 1 unchanged");
        (await sherloc.RunAsync("export")).Output.ShouldBe(exported);
    }

    [Test]
    public async Task Cite_Text_SaysWhereEachReferenceLeads()
    {
        var clear = await sherloc.RunAsync("cite", "art. 6(1)(b)(ii) UNTOC, and article 99 of UNTOC");
        var none = await sherloc.RunAsync("cite", "nothing here");

        clear.Code.ShouldBe(0);
        clear.Output.ShouldContain("art. 6(1)(b)(ii) UNTOC: /convention/untoc/6/1/b/ii");
        clear.Output.ShouldContain("no treaty here has such a place");
        none.Code.ShouldBe(1);
    }

    [Test]
    public async Task Index_RebuildAndStatus_CountTheRecords()
    {
        sherloc.Book("a", "First", "Text.");
        await sherloc.RunAsync("ingest");

        (await sherloc.RunAsync("index", "rebuild")).Output.ShouldContain("1 of 1 records, 0 changes waiting");
        (await sherloc.RunAsync("index", "status")).Code.ShouldBe(0);
        (await sherloc.RunAsync("migrate")).Code.ShouldBe(0);
    }

    [TestCase("search", "*x", "only at the end of a word")]
    [TestCase("search", "--colour", "--help")]
    [TestCase("serch", "x", "--help")]
    public async Task AnyVerb_WhatItCannotDo_SaysWhatToChange(string verb, string argument, string said)
    {
        var (code, _, error) = await sherloc.RunAsync(verb, argument);

        code.ShouldBe(2);
        error.ShouldContain(said);
        error.ShouldNotContain("   at ");
    }

    [Test]
    public async Task Migrate_FromAnotherDatabase_KeepsIdsAndRevisionsAndBuildsTheIndex()
    {
        sherloc.Book("a", "First edition", "Couriers carried cash.");
        (await sherloc.RunAsync("ingest")).Code.ShouldBe(0);
        sherloc.Book("a", "Second edition", "Couriers carried cash.");
        (await sherloc.RunAsync("ingest")).Code.ShouldBe(0);
        var before = (await sherloc.RunAsync("export")).Output;
        var folder = Path.Combine(sherloc.Root, "moved");
        Dictionary<string, string?> there = new() { ["Storage__Provider"] = "Sqlite", ["Storage__ConnectionString"] = "", ["Data__Folder"] = folder, ["Search__Provider"] = "SqliteFts" };
        var from = sherloc.Settings.GetValueOrDefault("Storage:Provider") ?? "Sqlite";
        var connection = sherloc.Settings.GetValueOrDefault("Storage:ConnectionString") ?? $"Data Source={Path.Combine(sherloc.Root, "data", "sherloc.db")}";

        var (code, output, error) = await sherloc.RunAsync(there, "migrate", "--from", from, "--from-connection", connection);

        (code, error).ShouldBe((0, ""));
        output.ShouldContain("1 earlier revisions and ");
        (await sherloc.RunAsync(there, "export")).Output.ShouldBe(before);
        (await sherloc.RunAsync(there, "search", "couriers")).Output.ShouldContain("Second edition");

        var again = await sherloc.RunAsync(there, "migrate", "--from", from, "--from-connection", connection);
        again.Code.ShouldBe(2);
        again.Error.ShouldContain("nothing was copied");
    }

    [Test]
    public async Task Migrate_FromADatabaseThatIsNotThere_IsRefused()
    {
        var missing = Path.Combine(sherloc.Root, "missing.db");

        var (code, _, error) = await sherloc.RunAsync("migrate", "--from", "Sqlite", "--from-connection", $"Data Source={missing}");

        code.ShouldBe(2);
        error.ShouldContain(missing);
        File.Exists(missing).ShouldBeFalse();
        (await sherloc.RunAsync("migrate", "--from", "Postgres")).Error.ShouldContain("Storage:ConnectionString");
        (await sherloc.RunAsync("migrate", "--from-connection", "Data Source=a.db")).Error.ShouldContain("--from Sqlite");
    }
}
