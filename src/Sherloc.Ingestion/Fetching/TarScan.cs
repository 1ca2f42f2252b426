using System.Globalization;
using System.Text;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// Goes over the headers of a tar file before anything of it is taken: the library would make room for a name as long as a header claims, up to
/// two gigabytes.
/// </summary>
internal static class TarScan
{
    private const int Block = 512;

    /// <summary>Longest name or set of attributes that an entry carries in front of it.</summary>
    private const long LongestName = 1024 * 1024;

    /// <summary>Throws <see cref="FetchTrouble"/> where the archive is more than it may be; reads to the end mark.</summary>
    public static async Task CheckAsync(Stream stream, UnpackLimits limits, CountingStream packed, CancellationToken cancellationToken)
    {
        var header = new byte[Block];
        var (entries, total) = (0, 0L);
        var skip = new byte[64 * 1024];
        while (await stream.ReadAtLeastAsync(header, Block, throwOnEndOfStream: false, cancellationToken) == Block && header.Any(b => b != 0))
        {
            var size = Size(header.AsSpan(124, 12));
            if (size < 0 || (header[156] is (byte)'L' or (byte)'K' or (byte)'x' or (byte)'g' && size > LongestName))
            {
                throw new FetchTrouble("The archive claims sizes that cannot be.", UnpackLimits.Remedy);
            }

            limits.Check(++entries, total += size, packed.Count);
            for (var rest = (size + Block - 1) / Block * Block; rest > 0;)
            {
                var read = await stream.ReadAsync(skip.AsMemory(0, (int)Math.Min(rest, skip.Length)), cancellationToken);
                if (read == 0)
                {
                    throw new FetchTrouble("The archive ends in the middle of a file.", FetchTrouble.TryLater);
                }

                rest -= read;
            }
        }
    }

    /// <summary>Octal digits; or, where the first bit is set, a binary number.</summary>
    private static long Size(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return field[0] == 0x80 && field[1..4].IndexOfAnyExcept((byte)0) < 0
                ? System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(field[4..])
                : -1;
        }

        var total = 0L;
        foreach (var digit in Encoding.ASCII.GetString(field).Trim('\0', ' '))
        {
            if (digit is < '0' or > '7')
            {
                return -1;
            }

            total = (total * 8) + int.Parse([digit], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return total;
    }
}
