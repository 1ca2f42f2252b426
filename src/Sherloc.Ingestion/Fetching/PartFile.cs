using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Sherloc.Ingestion.Fetching;

/// <summary>A download on its way, and beside it what must still hold for it to be gone on with.</summary>
internal sealed class PartFile(string path, Uri address)
{
    private string About => path + ".json";

    /// <summary>Asks for the rest, if there is a part and the server gave it a mark by which it can tell that the file is still the same.</summary>
    /// <returns>Where the rest begins; 0 where all is asked for.</returns>
    public long AskForRest(HttpRequestMessage message)
    {
        if (!File.Exists(path) || Known() is not { } known || new FileInfo(path).Length is not (> 0 and var length))
        {
            return 0;
        }

        message.Headers.Range = new RangeHeaderValue(length, null);
        message.Headers.IfRange = known.ETag is { } tag ? new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(tag)) : new RangeConditionHeaderValue(known.LastModified!.Value);
        return length;
    }

    /// <summary>Notes by which mark the file can be known again; without one it is begun anew next time.</summary>
    public async Task NoteAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var tag = response.Headers.ETag is { IsWeak: false } strong ? strong.ToString() : null;
        var modified = response.Content.Headers.LastModified;
        if (response.Content.Headers.ContentEncoding.Count > 0 || (tag is null && modified is null))
        {
            File.Delete(About);
            return;
        }

        await File.WriteAllBytesAsync(About, JsonSerializer.SerializeToUtf8Bytes(new PartialDownload(address.AbsoluteUri, tag, modified), FetchJson.Default.PartialDownload), cancellationToken);
    }

    public FileStream Open(long from)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.SetLength(from);
        stream.Position = from;
        return stream;
    }

    public void Delete()
    {
        File.Delete(path);
        File.Delete(About);
    }

    /// <summary>The whole file is there.</summary>
    public async Task<(long Bytes, string Sha256)> FinishAsync(CancellationToken cancellationToken)
    {
        File.Delete(About);
        await using var stream = File.OpenRead(path);
        return (stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)));
    }

    private PartialDownload? Known()
    {
        try
        {
            return File.Exists(About) && JsonSerializer.Deserialize(File.ReadAllBytes(About), FetchJson.Default.PartialDownload) is { } known
                && known.Address == address.AbsoluteUri && (known.ETag is not null || known.LastModified is not null)
                ? known
                : null;
        }
        catch (JsonException)
        {
            // Written half by a process that died.
            return null;
        }
    }
}
