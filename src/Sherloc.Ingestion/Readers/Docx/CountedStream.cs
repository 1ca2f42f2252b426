namespace Sherloc.Ingestion.Readers.Docx;

/// <summary>Tells how many bytes came out of it, so that unpacking can be stopped.</summary>
/// <param name="inner">What is read.</param>
/// <param name="count">Called after each read with its length and the sum so far; may throw.</param>
internal sealed class CountedStream(Stream inner, Action<long, long> count) : Stream
{
    private long sum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => sum;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        sum += read;
        count(read, sum);
        return read;
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
