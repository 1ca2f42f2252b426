using System.Text.Json;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.Elasticsearch.Documents;

/// <summary>The nested documents of a case: a query on one charge or one party never meets another's.</summary>
internal static class CaseWriter
{
    public static void Write(IndexDocument document, Utf8JsonWriter json)
    {
        if (document.Charges.Count > 0)
        {
            json.WriteStartArray("charges");
            foreach (var charge in document.Charges)
            {
                Write(charge, json);
            }

            json.WriteEndArray();
        }

        if (document.Parties.Count > 0)
        {
            json.WriteStartArray("parties");
            foreach (var party in document.Parties)
            {
                Write(party, json);
            }

            json.WriteEndArray();
        }
    }

    private static void Write(IndexCharge charge, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("party", charge.Party);
        WriteKnown("provision", charge.Provision, json);
        WriteAll("crimes", charge.Crimes, json);
        WriteAll("articles", charge.Articles, json);
        WriteKnown("verdict", charge.Verdict, json);
        if (charge.Months is { } months)
        {
            json.WriteNumber("months", months);
        }

        json.WriteBoolean("life", charge.IsLife);
        json.WriteEndObject();
    }

    private static void Write(IndexParty party, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", party.Id);
        json.WriteString("kind", party.Kind);
        WriteAll("roles", party.Roles, json);
        WriteKnown("gender", party.Gender, json);
        WriteAll("nationalities", party.Nationalities, json);
        json.WriteEndObject();
    }

    private static void WriteKnown(string field, string? value, Utf8JsonWriter json)
    {
        if (value is not null)
        {
            json.WriteString(field, value);
        }
    }

    private static void WriteAll(string field, IReadOnlyList<string> values, Utf8JsonWriter json)
    {
        json.WriteStartArray(field);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
