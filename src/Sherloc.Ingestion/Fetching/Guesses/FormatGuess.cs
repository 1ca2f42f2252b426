using System.IO.Compression;
using System.Text;
using System.Xml;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Readers.Xml;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching.Guesses;

/// <summary>What a file is by what stands in it.</summary>
internal sealed record FormatGuess(ReaderKind? Reader, bool IsArchive = false, bool IsFeed = false)
{
    private const int Head = 64 * 1024;

    /// <summary>The mapping to begin with, as the lines below <c>mapping:</c>; empty where the format says for itself what is what.</summary>
    public string Mapping { get; init; } = "";

    /// <summary>What its records are likely to be; null where nothing speaks for one kind.</summary>
    public RecordKind? Kind { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    /// <summary>The format in words, such as the dialect or the number of columns.</summary>
    public string Words { get; init; } = "";

    /// <param name="file">Where it is on this machine.</param>
    /// <param name="name">What it is called at its source; the end of a name speaks for a format where the text alone does not.</param>
    public static FormatGuess Of(string file, string name)
    {
        var head = new byte[Head];
        using (var stream = File.OpenRead(file))
        {
            head = head[..stream.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
        }

        switch (ArchiveKinds.Of(head))
        {
            case ArchiveKind.Zip when Has(file, "word/document.xml"):
                return new FormatGuess(ReaderKind.Docx);
            case ArchiveKind.Zip when Has(file, "xl/workbook.xml"):
                return TableGuess.OfWorkbook(file) ?? new FormatGuess((ReaderKind?)null);
            case ArchiveKind.None:
                break;
            default:
                return new FormatGuess(null, IsArchive: true);
        }

        if (head.AsSpan(0, Math.Min(head.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
        {
            return PdfGuess;
        }

        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return MarkdownGuess.Of(text)
            ?? (text.StartsWith('<') ? OfMarkup(file, text)
            : text.StartsWith('{') || text.StartsWith('[') ? JsonGuess.Of(file)
            : null)
            ?? TableGuess.OfText(file, name, head)
            ?? new FormatGuess((ReaderKind?)null);
    }

    private static FormatGuess PdfGuess => new(ReaderKind.Pdf)
    {
        Kind = RecordKind.Publication,
        Words = "text of PDF files; pdftotext reads it",
        Mapping = """
              # Without more said, a file is one record. Patterns say what a title or a heading looks like, as in:
              # outline:
              #   - {level: article, provision: true, pattern: '^Article (?<number>[0-9]+)[. ]*(?<heading>.*)$'}
              fields: {}

            """,
    };

    private static FormatGuess OfMarkup(string file, string text)
    {
        try
        {
            using var reader = BoundedXml.Open(File.OpenRead(file), closeInput: true);
            reader.MoveToContent();
            if (reader.LocalName is "feed" or "rss")
            {
                return new FormatGuess(null, IsFeed: true);
            }

            if (reader.LocalName == "akomaNtoso" || reader.NamespaceURI.Contains("uslm", StringComparison.OrdinalIgnoreCase))
            {
                return new FormatGuess(reader.LocalName == "akomaNtoso" ? ReaderKind.AkomaNtoso : ReaderKind.Uslm);
            }
        }
        catch (XmlException)
        {
            // HTML begins like XML and is none.
        }

        return new FormatGuess(text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) ? ReaderKind.Html : null);
    }

    private static bool Has(string file, string part)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.GetEntry(part) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
