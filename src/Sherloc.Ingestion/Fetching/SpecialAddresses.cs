using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// Which addresses lead to the public internet. The ranges that do not are those of IANA's special-purpose registries for IPv4 and IPv6;
/// an IPv6 address that carries an IPv4 one is judged by that one.
/// </summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20" }.Select(n => IPNetwork.Parse(n))];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !SpecialV4.Any(n => n.Contains(address));
        }

        if (Translated.Contains(address))
        {
            return IsPublic(Embedded(address, 12));
        }

        if (SixToFour.Contains(address))
        {
            return IsPublic(Embedded(address, 2));
        }

        return GlobalV6.Contains(address) && !SpecialV6.Any(n => n.Contains(address));
    }

    private static IPAddress Embedded(IPAddress address, int at)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return new IPAddress(BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]));
    }
}
