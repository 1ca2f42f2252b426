using System.Text;
using Sherloc.Core.Search;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>A document's texts as bytes: for each its section, language and text, lengths before them.</summary>
internal static class DocumentTexts
{
    public static byte[] Write(IReadOnlyList<IndexText> texts)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text.Section);
            writer.Write(text.Language);
            writer.Write(text.Text);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static IndexText[] Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var texts = new IndexText[reader.Read7BitEncodedInt()];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = new IndexText(reader.ReadString(), reader.ReadString(), reader.ReadString());
        }

        return texts;
    }
}
