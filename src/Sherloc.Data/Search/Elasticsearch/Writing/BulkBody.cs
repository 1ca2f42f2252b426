using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sherloc.Core.Search;
using Sherloc.Data.Search.Elasticsearch.Documents;

namespace Sherloc.Data.Search.Elasticsearch.Writing;

/// <summary>The lines of a bulk request, up to a number of bytes.</summary>
internal sealed class BulkBody : IDisposable
{
    /// <summary>Elasticsearch takes up to 100 MB; beyond a few, larger requests only take more memory.</summary>
    public const int Full = 5 << 20;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _lines = new(1 << 16);
    private readonly Utf8JsonWriter _json;
    private readonly DocumentWriter _documents = new();
    private readonly List<BulkOperation> _operations = [];

    public BulkBody() => _json = new Utf8JsonWriter(_lines, Plain);

    public IReadOnlyList<BulkOperation> Operations => _operations;

    public ReadOnlyMemory<byte> Lines => _lines.WrittenMemory;

    public bool IsFull => _lines.WrittenCount >= Full;

    /// <summary>Whether a single document has made it larger than is worth keeping.</summary>
    public bool IsOversized => _lines.Capacity > 4 * Full;

    public void Add(BulkOperation operation)
    {
        _operations.Add(operation);
        WriteAction(operation);
        if (operation.Change is IndexChange.Upsert { Document: var document })
        {
            _json.Reset();
            _documents.Write(document, _json);
            EndLine();
        }
    }

    public void Clear()
    {
        _operations.Clear();
        _lines.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    /// <summary>The revision is the version: Elasticsearch keeps the higher one, in whatever order they come.</summary>
    private void WriteAction(BulkOperation operation)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteStartObject(operation.Change is IndexChange.Upsert ? "index" : "delete");
        _json.WriteString("_index", operation.Alias);
        _json.WriteString("_id", operation.Change.Id.Value);
        _json.WriteNumber("version", operation.Change.Revision);
        _json.WriteString("version_type", "external_gte");
        _json.WriteBoolean("require_alias", true);
        _json.WriteEndObject();
        _json.WriteEndObject();
        EndLine();
    }

    private void EndLine()
    {
        _json.Flush();
        _lines.Write("\n"u8);
    }
}
