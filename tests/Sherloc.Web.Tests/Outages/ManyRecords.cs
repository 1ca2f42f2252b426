using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers;
using Sherloc.Testing;

namespace Sherloc.Web.Tests.Outages;

/// <summary>A source of invented records, enough of them that there is a middle of an ingest.</summary>
internal static class ManyRecords
{
    public const string Source = "many-records";

    private static readonly GeneratedValues Values = new(["money-laundering", "corruption"], ["confiscation"], ["tip-means"], ["XAA", "XBB"], ["untoc/6"]);

    public static async Task WriteAsync(string ingest, int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(ingest, "sources", Source)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "source.yaml"), $$"""
            name: {{Source}}
            title: {en: "Many invented records"}
            reader: jsonl
            files: ["*.jsonl"]
            """);
        await using var file = File.Create(Path.Combine(folder, "records.jsonl"));
        var records = new GeneratedRecords(5, Values, textWords: 120).Take(int.MaxValue)
            .Where(r => r is not TreatyArticle)
            .Take(count)
            .Select(r => r with { Id = default, Source = "" });
        await JsonLinesRecordWriter.WriteAsync(file, records.ToAsyncEnumerable(), CancellationToken.None);
    }
}
