using System.Buffers.Binary;
using System.Buffers.Text;

namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>The last hit of a page, from which the next goes on. Good for one index file and one query.</summary>
internal sealed record Cursor(int Generation, uint Query, ulong Key, UInt128 Id, byte[] Title)
{
    private const int Fixed = 32;

    public string Write()
    {
        var bytes = new byte[Fixed + Title.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Generation);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), Query);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Key);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Id);
        Title.CopyTo(bytes, Fixed);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what is no cursor.</summary>
    public static Cursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length < Fixed
            ? null
            : new Cursor(
                BinaryPrimitives.ReadInt32BigEndian(bytes),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]),
                bytes[Fixed..].ToArray());
    }
}
