using System.Globalization;

namespace Sherloc.Ingestion.Readers.Html;

/// <summary>
/// Looks at the bytes before they are parsed: elements that are opened and never closed make a tree so deep that walking it would end the
/// process, and thousands of open formatting elements make parsing quadratic.
/// </summary>
internal static class HtmlGuard
{
    /// <summary>Of a tree, above which it is refused.</summary>
    public const int DeepestLevel = 400;

    /// <summary>Elements open at once by the count of tags alone, which counts unclosed paragraphs too.</summary>
    private const int MostOpen = 20_000;

    private static readonly string[] NeverClosed = ["p", "li", "br", "hr", "img", "meta", "link", "input", "td", "tr", "th", "dt", "dd", "col", "option", "area", "base", "param", "wbr", "tbody", "thead", "colgroup"];

    /// <summary>Reads the stream once and leaves it at its beginning.</summary>
    public static void Check(Stream stream, CancellationToken cancellationToken)
    {
        var (open, line, name) = (0, 1, new char[16]);
        var (length, state) = (0, State.Text);
        var buffer = new byte[64 * 1024];
        stream.Position = 0;
        while (stream.Read(buffer) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var b in buffer.AsSpan(0, read))
            {
                line += b == '\n' ? 1 : 0;
                switch (state)
                {
                    case State.Text:
                        state = b == '<' ? State.Start : State.Text;
                        length = 0;
                        break;
                    case State.Start when b == '/':
                        state = State.End;
                        break;
                    case State.Start or State.End when char.IsAsciiLetterOrDigit((char)b):
                        if (length < name.Length)
                        {
                            name[length++] = char.ToLowerInvariant((char)b);
                        }

                        break;
                    case State.Start or State.End:
                        if (length > 0 && !IsNeverClosed(name.AsSpan(0, length)))
                        {
                            open = Math.Max(0, open + (state == State.Start && b != '/' ? 1 : -1));
                        }

                        state = State.Text;
                        break;
                }

                if (open > MostOpen)
                {
                    throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"More than {MostOpen} elements are open at once."), "No page is nested so deeply: look at where the file comes from.", line);
                }
            }
        }

        stream.Position = 0;
    }

    private static bool IsNeverClosed(ReadOnlySpan<char> name)
    {
        foreach (var known in NeverClosed)
        {
            if (name.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    private enum State
    {
        Text,
        Start,
        End,
    }
}
