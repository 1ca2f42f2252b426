namespace Sherloc.Ingestion.Fetching;

internal enum ArchiveKind
{
    None,
    Zip,
    Tar,
    TarGz,
}

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
internal static class ArchiveKinds
{
    public static async Task<ArchiveKind> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        var head = new byte[512];
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return Of(head.AsSpan(0, length));
    }

    public static ArchiveKind Of(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? ArchiveKind.Zip
        : head is [0x1F, 0x8B, ..] ? ArchiveKind.TarGz
        : head.Length >= 262 && head[257..262].SequenceEqual("ustar"u8) ? ArchiveKind.Tar
        : ArchiveKind.None;
}
