namespace Sherloc.Ingestion.Readers;

/// <summary>Lines of bytes in bounded memory: of a line over the limit only the fact is kept.</summary>
internal sealed class LineReader(Stream stream, int limit)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>Number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The current line without its end; valid until the next is asked for. Empty where it was too long.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    public bool IsTooLong { get; private set; }

    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        IsTooLong = false;
        var searched = 0;
        var any = false;
        while (true)
        {
            var feed = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                Take(searched + feed, 1);
                return true;
            }

            any |= end > start;
            if (end - start > limit)
            {
                IsTooLong = true;
                start = end;
            }

            searched = end - start;
            if (!await FillAsync(cancellationToken))
            {
                if (any)
                {
                    Take(end - start, 0);
                }

                return any;
            }
        }
    }

    private void Take(int length, int feed)
    {
        Number++;
        IsTooLong |= length > limit;
        var line = buffer.AsMemory(start, length);
        Current = IsTooLong ? default : line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
        start += length + feed;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }
}
