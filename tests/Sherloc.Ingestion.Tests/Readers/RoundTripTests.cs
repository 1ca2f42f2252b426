using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Readers;

public sealed class RoundTripTests
{
    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Test]
    public void Markdown_WrittenAndRead_LosesNothing() => Check(record =>
        MarkdownRecordReader.Bind(Encoding.UTF8.GetBytes(MarkdownRecordWriter.Write(record)), "a.md"));

    [Test]
    public void JsonLines_WrittenAndRead_LosesNothing() => Check(record =>
        JsonLinesRecordReader.Bind(Encoding.UTF8.GetBytes(RecordJson.Write(record)), "a.jsonl", 1));

    [Test]
    public void Markdown_WithWindowsLineEndsAndMark_ReadsTheSame() => Check(record =>
        MarkdownRecordReader.Bind([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(MarkdownRecordWriter.Write(record).Replace("\n", "\r\n", StringComparison.Ordinal))], "a.md"));

    [Test]
    public async Task JsonLines_OfSeveralRecords_AreALineEach()
    {
        var records = Gen.Sample(Generators.Records(), 20).ToList();
        using var stream = new MemoryStream();

        await JsonLinesRecordWriter.WriteAsync(stream, records.ToAsyncEnumerable(), CancellationToken.None);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        lines.Length.ShouldBe(records.Count + 1);
        lines[^1].ShouldBeEmpty();
        lines[..^1].ShouldBe(records.Select(RecordJson.Write));
    }

    private static void Check(Func<Record, Binding.Bound<Record>> read) =>
        Prop.ForAll(Arb.From(Generators.Records()), record =>
        {
            var bound = read(record);
            bound.Failures.ShouldBeEmpty(MarkdownRecordWriter.Write(record));
            RecordJson.Write(bound.Value!).ShouldBe(RecordJson.Write(record));
        }).Check(Configuration);
}
