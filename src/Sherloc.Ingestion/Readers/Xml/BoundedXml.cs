using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sherloc.Ingestion.Readers.Xml;

/// <summary>XML in one pass, without document types, external files or depth: what a file can cost is known before it is opened.</summary>
internal static class BoundedXml
{
    /// <summary>In bytes; the largest titles of the United States Code come near it.</summary>
    public const long LargestFile = 160 * 1024 * 1024;

    /// <summary>Real laws stay under 40.</summary>
    public const int DeepestLevel = 200;

    /// <summary>Characters of one record; more would not be read by anybody, and is kept in memory whole.</summary>
    public const int LongestRecord = 16 * 1024 * 1024;

    public static XmlReader Open(Stream stream, bool closeInput = false) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestFile,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = closeInput,
    });

    /// <summary>Line of the reader, from 1.</summary>
    public static int Line(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? Math.Max(1, info.LineNumber) : 1;

    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > DeepestLevel)
        {
            throw new RefusedException(
                string.Create(CultureInfo.InvariantCulture, $"Elements are nested more than {DeepestLevel} levels deep."),
                "No law is divided so deeply: look at where the file comes from.",
                Line(reader));
        }
    }

    /// <summary>
    /// The element that the reader stands on, by local names: the readers tell formats apart once, at the root. The reader then stands on the
    /// element's end.
    /// </summary>
    public static XElement Load(XmlReader reader, CancellationToken cancellationToken)
    {
        var root = Start(reader);
        if (reader.IsEmptyElement)
        {
            return root;
        }

        var (open, characters, firstLine) = (root, 0, Line(reader));
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    cancellationToken.ThrowIfCancellationRequested();
                    CheckDepth(reader);
                    var child = Start(reader);
                    open.Add(child);
                    open = reader.IsEmptyElement ? open : child;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    var text = Text(reader, LongestRecord - characters, firstLine);
                    characters += text.Length;
                    open.Add(text);
                    break;
                case XmlNodeType.EndElement when open == root:
                    return root;
                case XmlNodeType.EndElement:
                    open = open.Parent!;
                    break;
            }
        }

        return root;
    }

    /// <summary>The text that the reader stands on, taken in pieces so that one too long is never in memory.</summary>
    public static string Text(XmlReader reader, int longest, int line)
    {
        if (!reader.CanReadValueChunk)
        {
            return reader.Value;
        }

        var buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
        try
        {
            var read = reader.ReadValueChunk(buffer, 0, buffer.Length);
            var text = new StringBuilder(read).Append(buffer, 0, read);
            while (read > 0 && (read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
            {
                if (text.Append(buffer, 0, read).Length > longest)
                {
                    throw new RefusedException("One record has more than 16 million characters.", "Look for a part of the file that was not closed.", line);
                }
            }

            return text.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Passes over the element that the reader stands on; the reader then stands on its end.</summary>
    public static void Skip(XmlReader reader, CancellationToken cancellationToken)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            cancellationToken.ThrowIfCancellationRequested();
            CheckDepth(reader);
        }
    }

    private static XElement Start(XmlReader reader)
    {
        var element = new XElement(reader.LocalName);
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                // Prefixes are gone, so two attributes may have one name now; the first is the format's own.
                if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/" && element.Attribute(reader.LocalName) is null)
                {
                    element.SetAttributeValue(reader.LocalName, reader.Value);
                }
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return element;
    }
}
