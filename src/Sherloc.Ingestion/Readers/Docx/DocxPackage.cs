using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>
/// The parts of a Word file or a workbook (ECMA-376): an archive of XML. What it says of its sizes is not believed; every part is counted while it is
/// unpacked.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    /// <summary>Real documents have some dozens.</summary>
    public const int MostEntries = 5_000;

    /// <summary>Of the XML parts together, unpacked, in bytes.</summary>
    public const long LargestUnpacked = 48L * 1024 * 1024;

    /// <summary>Unpacked to packed, from a size on at which it matters; text packs to a tenth, tables of the same words to a fiftieth.</summary>
    public const int HighestRatio = 100;

    private const long SmallPart = 1024 * 1024;
    private const string Main = "word/document.xml";
    private const string DocumentRelation = "/officeDocument";
    private readonly ZipArchive archive;
    private readonly CancellationToken cancellationToken;
    private long unpacked;

    private readonly long largestUnpacked;

    public DocxPackage(Stream stream, CancellationToken cancellationToken)
        : this(stream, LargestUnpacked, cancellationToken)
    {
    }

    /// <param name="largestUnpacked">For parts that are read in one pass and not kept, such as sheets, more than <see cref="LargestUnpacked"/>.</param>
    public DocxPackage(Stream stream, long largestUnpacked, CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        this.largestUnpacked = largestUnpacked;
        archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostEntries)
        {
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"The archive has more than {MostEntries} parts."), "No Word file has so many: look at where it comes from.");
        }

        MainPart = FindMain();
    }

    /// <summary>Name of the part with the text.</summary>
    public string MainPart { get; }

    public int Count(string prefix, string suffix) =>
        archive.Entries.Count(e => e.FullName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && e.FullName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>A part beside the main one (<c>styles.xml</c>), by local names, or null where there is none.</summary>
    public XElement? Beside(string name) => Load(Path.GetDirectoryName(MainPart)?.Replace('\\', '/') + "/" + name);

    /// <summary>A part, or null where there is none.</summary>
    public XElement? Load(string name)
    {
        using var reader = Open(name);
        if (reader is null)
        {
            return null;
        }

        reader.MoveToContent();
        return BoundedXml.Load(reader, cancellationToken);
    }

    /// <summary>Reads a part from its beginning, or null where there is none. The stream ends with the reader.</summary>
    public XmlReader? Open(string name)
    {
        var entry = archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.TrimStart('/'), name.TrimStart('/'), StringComparison.OrdinalIgnoreCase));
        return entry is null ? null : BoundedXml.Open(new CountedStream(entry.Open(), Count), closeInput: true);

        void Count(long read, long partSoFar)
        {
            unpacked += read;
            if (unpacked > largestUnpacked || (partSoFar > SmallPart && partSoFar > entry.CompressedLength * HighestRatio))
            {
                throw new RefusedException(
                    string.Create(CultureInfo.InvariantCulture, $"The file unpacks to more than {largestUnpacked / (1024 * 1024)} MB, or to more than {HighestRatio} times its size."),
                    "This is how archives are made that fill a disk: look at where the file comes from.");
            }
        }
    }

    public void Dispose() => archive.Dispose();

    private string FindMain()
    {
        var relation = Load("_rels/.rels")?.Elements("Relationship").FirstOrDefault(r => r.Attribute("Type")?.Value.EndsWith(DocumentRelation, StringComparison.Ordinal) == true);
        var name = relation?.Attribute("Target")?.Value.TrimStart('/') ?? Main;
        return archive.Entries.Any(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase))
            ? name
            : throw new RefusedException("The archive holds no Word document and no workbook.", "Name the reader of its format in source.yaml, or save the file as .docx or .xlsx.");
    }
}
