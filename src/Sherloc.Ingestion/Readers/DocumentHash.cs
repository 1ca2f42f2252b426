using System.Security.Cryptography;
using System.Text;

namespace Sherloc.Ingestion.Readers;

/// <summary>Hashes a document together with what it is read with: other vocabulary or another program version makes another hash.</summary>
public sealed class DocumentHash(string readWith)
{
    /// <summary>Raised when readers or stages make something else of the same bytes, so that everything is read again.</summary>
    public const int ProgramVersion = 1;

    private readonly byte[] salt = Encoding.UTF8.GetBytes(readWith);

    /// <summary>Lower-case hexadecimal.</summary>
    public string Of(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        hash.AppendData(salt);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result);
    }

    /// <summary>The same of a whole file, read once.</summary>
    public async Task<string> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        hash.AppendData(salt);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
