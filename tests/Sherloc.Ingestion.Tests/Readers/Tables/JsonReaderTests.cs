using System.Globalization;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers.Tables;

public sealed class JsonReaderTests
{
    private const string Yaml = "name: s\ntitle: {en: T}\nkind: publication\nlanguage: en\nreader: json\nfiles: ['*']\nmapping: {rows: {ROWS}, fields: {key: {path: id}, title: {path: t}}}\n";

    [TestCase("[{\"id\":1,\"t\":\"One\"},\n{\"id\":2,\"t\":\"Two\"}]", "")]
    [TestCase("{\"id\":1,\"t\":\"One\"}\n{\"id\":2,\"t\":\"Two\"}\n", "")]
    [TestCase("\uFEFF{\"x\":{\"t\":[]},\"a\":{\"b\":[{\"id\":1,\"t\":\"One\"},\n{\"id\":2,\"t\":\"Two\"}]},\"c\":[}", "path: a/b/*")]
    [TestCase("[\n{\"in\":[{\"id\":1,\"t\":\"One\"}]},{\"in\":[]},{\"in\":[{\"id\":2,\"t\":\"Two\"}]}]", "path: '*/in/*'")]
    public async Task Rows_InAnyShape_AreFound(string json, string rows)
    {
        var outcome = await ReadAsync(json, rows);

        outcome.Failures.ShouldBeEmpty();
        outcome.Records.Select(r => r.Key + r.Title.Text).ShouldBe(["1One", "2Two"]);
        outcome.Documents.Select(d => d.Hash).ShouldBeUnique();
    }

    [Test]
    public async Task Object_OverSeveralLines_IsOneRow() =>
        (await ReadAsync("{\n \"id\": 1,\n \"t\": \"One\"\n}\n")).Records.ShouldHaveSingleItem().Key.ShouldBe("1");

    [TestCase("[{\"id\":1,\"t\":\"One\"},\n{\"id\":2,", "", 2, "end of data")]
    [TestCase("[{\"id\":1,\"t\":\"One\"},\n\n{\"id\":2 \"t\"}]", "", 3, "cannot be read")]
    [TestCase("[{\"id\":1,\"t\":\"One\"},\n7]", "", 2, "not an object")]
    [TestCase("[{\"id\":1,\"t\":\"One\"},\n{\"id\":2,\"t\":\"a\\u0000\"}]", "", 2, "NUL")]
    [TestCase("[{\"id\":1,\"t\":\"One\"},\n{\"t\":\"Two\"}]", "", 2, "no key")]
    [TestCase("{\"id\":1,\"t\":\"One\"}\n{\"id\":2}{}\n", "", 2, "after a single JSON value")]
    public async Task Row_ThatIsBroken_IsListedWithItsLine(string json, string rows, int line, string reason)
    {
        var outcome = await ReadAsync(json, rows);

        outcome.Records.ShouldHaveSingleItem().Key.ShouldBe("1");
        outcome.Failures.ShouldHaveSingleItem().Line.ShouldBe(line);
        outcome.Failures[0].Reason.ShouldMatch(reason);
    }

    [TestCase("{\"a\":{}}", "path: a/b/*", "nothing at 'a/b/*'")]
    [TestCase("{\"a\":{\"b\":1}}", "path: a/b/*", "not a list")]
    [TestCase("", "", "no row")]
    [TestCase("[]", "", "no row")]
    [TestCase("nonsense", "", "cannot be read")]
    public async Task File_WithoutRows_IsListedOnce(string json, string rows, string reason)
    {
        var outcome = await ReadAsync(json, rows);

        outcome.Records.ShouldBeEmpty();
        outcome.Failures.ShouldHaveSingleItem().Reason.ShouldContain(reason);
    }

    [Test]
    public async Task Values_NestedTooDeep_AreListed()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 10_000));

        (await ReadAsync("[{\"id\":1,\"t\":\"One\"},{\"id\":2,\"t\":" + deep)).Failures.ShouldHaveSingleItem().Reason.ShouldContain("depth");
        (await ReadAsync("{\"id\":1,\"t\":\"One\"}\n{\"id\":2,\"t\":" + deep)).Failures.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Test]
    public async Task Value_LargerThanAnyRow_IsListed() =>
        (await ReadAsync("[{\"id\":1,\"t\":\"One\"},{\"id\":2,\"t\":\"" + new string('x', 40_000_000) + "\"}]")).Failures.ShouldHaveSingleItem().Reason.ShouldBe("A value is larger than 16 MB.");

    [Test]
    public async Task Text_WithHalfACharacter_IsKeptAsWritten() =>
        (await ReadAsync("[{\"id\":1,\"t\":\"a\\ud800b\"}]")).Records.ShouldHaveSingleItem().Title.Text.ShouldBe("a\\ud800b");

    /// <summary>Two hundred megabytes, so that what is kept would show.</summary>
    [TestCase("[", ",", "]")]
    [TestCase("", "", "")]
    public async Task File_OfAnySize_IsReadInBoundedMemory(string before, string between, string after)
    {
        const int Rows = 20_000;
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");
        try
        {
            await using (var writer = new StreamWriter(file))
            {
                await writer.WriteAsync(before);
                for (var i = 0; i < Rows; i++)
                {
                    await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : between)}{{\"id\":{i},\"t\":\"T\",\"x\":\"{new string('x', 10_000)}\"}}"));
                }

                await writer.WriteAsync(after);
            }

            var reader = ReaderRuns.Reader(Yaml.Replace("ROWS", "", StringComparison.Ordinal));
            var (count, most) = (0, 0L);
            var begin = GC.GetTotalMemory(forceFullCollection: true);
            await foreach (var document in reader.ReadAsync(new Sherloc.Ingestion.Readers.SourceFile(file, "a.json"), new Sherloc.Ingestion.Readers.SkippedParts(), CancellationToken.None))
            {
                document.Bind().Value.ShouldNotBeNull();
                if (++count % 5_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - begin);
                }
            }

            count.ShouldBe(Rows);
            most.ShouldBeLessThan(8_000_000);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<ReadOutcome> ReadAsync(string json, string rows = "") =>
        ReaderRuns.ReadAsync(ReaderRuns.Reader(Yaml.Replace("ROWS", rows, StringComparison.Ordinal)), Encoding.UTF8.GetBytes(json), "a.json");
}
