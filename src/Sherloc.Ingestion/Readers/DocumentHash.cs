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
}
