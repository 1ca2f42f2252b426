using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>CSL-JSON, the data that citation processors and Zotero exchange.</summary>
internal static class CiteCsl
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(CiteParts parts)
    {
        var item = new JsonObject
        {
            ["id"] = $"sherloc-{parts.Id}-v{parts.Version}",
            ["type"] = parts.Kind switch
            {
                RecordKind.Case => "legal_case",
                RecordKind.Provision => "legislation",
                RecordKind.TreatyArticle => "treaty",
                RecordKind.Strategy => "report",
                RecordKind.Publication => parts.Isbn is null ? "report" : "book",
                _ => "webpage",
            },
            ["title"] = parts.FullTitle,
        };
        if (parts.Authors.Count > 0)
        {
            item["author"] = new JsonArray([.. parts.Authors.Select(a => new JsonObject { ["literal"] = a })]);
        }

        Set("container-title", parts.Container);
        Set("section", parts.Number);
        Set("authority", parts.Court);
        Set("publisher", parts.Publisher);
        Set("jurisdiction", parts.Country);
        Set("number", parts.LawCitation ?? (parts.References is [var first, ..] ? first : null));
        if (parts.Issued is { } issued)
        {
            item["issued"] = Date([.. new[] { issued.Year, issued.Month, issued.Day }.Where(n => n > 0)]);
        }

        Set("DOI", parts.Doi);
        Set("ISBN", parts.Isbn);
        Set("language", parts.Language);
        Set("version", parts.Version);
        Set("archive", parts.Collection);
        Set("URL", parts.Address);
        item["accessed"] = Date([parts.Accessed.Year, parts.Accessed.Month, parts.Accessed.Day]);
        Set("note", $"{parts.KindLabel}, {parts.Edition}");
        return new JsonArray(item).ToJsonString(Options);

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                item[name] = value;
            }
        }
    }

    private static JsonObject Date(int[] parts) =>
        new() { ["date-parts"] = new JsonArray(new JsonArray([.. parts.Select(p => (JsonNode)p)])) };
}
