namespace Sherloc.Core.Records;

/// <summary>How a pane's text is counted: paragraphs part by one or more empty lines.</summary>
public static class Paragraphs
{
    /// <summary>Offsets of every paragraph, without the line breaks around it.</summary>
    public static IReadOnlyList<Range> Split(string text)
    {
        var paragraphs = new List<Range>();
        var start = -1;
        var end = 0;
        for (var line = 0; line < text.Length;)
        {
            var next = text.IndexOf('\n', line);
            next = next < 0 ? text.Length : next;
            if (text.AsSpan(line, next - line).IsWhiteSpace())
            {
                Close();
            }
            else
            {
                start = start < 0 ? line : start;
                end = next;
            }

            line = next + 1;
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (start >= 0)
            {
                paragraphs.Add(start..(end > start && text[end - 1] == '\r' ? end - 1 : end));
                start = -1;
            }
        }
    }

    /// <summary>The number, from 1, of the paragraph at an offset.</summary>
    public static int NumberAt(string text, int offset)
    {
        var number = 0;
        foreach (var paragraph in Split(text))
        {
            if (paragraph.Start.Value > offset)
            {
                break;
            }

            number++;
        }

        return Math.Max(1, number);
    }
}
