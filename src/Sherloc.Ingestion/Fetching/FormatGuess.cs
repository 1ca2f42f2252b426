using System.IO.Compression;
using System.Text;
using System.Xml;
using Sherloc.Ingestion.Readers.Xml;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>What a file is by what stands in it.</summary>
internal sealed record FormatGuess(ReaderKind? Reader, bool IsArchive = false, bool IsFeed = false)
{
    private const int Head = 64 * 1024;

    public static FormatGuess Of(string file)
    {
        var head = new byte[Head];
        using (var stream = File.OpenRead(file))
        {
            head = head[..stream.ReadAtLeast(head, Head, throwOnEndOfStream: false)];
        }

        switch (ArchiveKinds.Of(head))
        {
            case ArchiveKind.Zip when IsWord(file):
                return new FormatGuess(ReaderKind.Docx);
            case ArchiveKind.None:
                break;
            default:
                return new FormatGuess(null, IsArchive: true);
        }

        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('<') ? OfMarkup(file, text)
            : text.StartsWith('{') ? new FormatGuess(ReaderKind.Jsonl)
            : text.StartsWith("---", StringComparison.Ordinal) ? new FormatGuess(ReaderKind.Markdown)
            : new FormatGuess((ReaderKind?)null);
    }

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

    private static bool IsWord(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.GetEntry("word/document.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
