using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Web.Features.Records;

/// <summary>A record as schema.org data for programs that read pages.</summary>
public static class RecordLinkedData
{
    /// <summary>A data block, not a script: nothing in it runs. The serializer writes &lt;, &gt; and &amp; as escapes, so no text can end the block.</summary>
    public static MarkupString Markup(StoredRecord stored, string address) =>
        new($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(Data(stored, address))}</script>");

    private static Dictionary<string, object> Data(StoredRecord stored, string address)
    {
        var record = stored.Record;
        var data = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = record is LegislationProvision or TreatyArticle ? "Legislation" : record is Authority ? "GovernmentOrganization" : "CreativeWork",
            ["@id"] = address,
            ["url"] = address,
            ["name"] = record.Title.Text,
            ["inLanguage"] = record.Sections.SelectMany(s => s.Panes).Select(p => p.Language).Prepend(record.Title.Language).Distinct().ToArray(),
            ["version"] = stored.Revision,
            ["dateModified"] = stored.Updated.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        if (record.Date.IsKnown)
        {
            data["datePublished"] = record.Date.Value.ToString();
        }

        if (record.Country is { } country && country != Core.Taxonomy.Country.InternationalBodies)
        {
            data["spatialCoverage"] = country;
        }

        if (record.Identifiers.Count > 0)
        {
            data["identifier"] = record.Identifiers.Select(i => i.Value).ToArray();
        }

        if (record.Sources.Where(s => s.Address is not null).Select(s => s.Address!).ToArray() is { Length: > 0 } based)
        {
            data["isBasedOn"] = based;
        }

        return data;
    }
}
