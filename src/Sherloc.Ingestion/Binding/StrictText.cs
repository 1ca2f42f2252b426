using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion.Binding;

/// <summary>Bytes to text, strictly: only UTF-8 without NUL. Bad bytes are never replaced, so that nothing is stored that the source does not say.</summary>
public static class StrictText
{
    /// <summary>The text with line feeds only and without a byte order mark, or what is wrong with it.</summary>
    public static (string? Text, IngestFailure? Failure) Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (Problem(bytes, file, 1) is { } failure)
        {
            return (null, failure);
        }

        var text = Encoding.UTF8.GetString(WithoutMark(bytes));
        return (text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text, null);
    }

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>Why the bytes are no acceptable text, or null.</summary>
    public static IngestFailure? Problem(ReadOnlySpan<byte> bytes, string file, int firstLine)
    {
        if (WithoutMark(bytes).Trim(" \t\r\n"u8).IsEmpty)
        {
            return new IngestFailure(file, 0, "", "The file is empty.", "Write a record into it, or delete the file.");
        }

        if (bytes.Length > 1 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            return new IngestFailure(file, firstLine, "", "The file is in UTF-16.", "Save it as UTF-8.");
        }

        var bad = FirstInvalid(bytes);
        if (bad >= 0)
        {
            return new IngestFailure(
                file,
                LineAt(bytes, bad, firstLine),
                "",
                string.Create(CultureInfo.InvariantCulture, $"Byte {bad + 1} (0x{bytes[bad]:X2}) is not valid UTF-8."),
                "Save the file as UTF-8.");
        }

        var nul = bytes.IndexOf((byte)0);
        return nul < 0
            ? null
            : new IngestFailure(file, LineAt(bytes, nul, firstLine), "", "There is a NUL character in the text.", "Delete it; it cannot be seen in most editors.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return -1;
        }

        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int offset, int firstLine) => firstLine + bytes[..offset].Count((byte)'\n');
}
