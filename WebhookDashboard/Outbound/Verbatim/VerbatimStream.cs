using System.Buffers;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>
/// The plain text of an HTTP/1.1 connection. Replaces the head of each request with the one that it carries
/// (<see cref="VerbatimHead"/>); bodies and answers pass unchanged.
/// </summary>
internal sealed class VerbatimStream(Stream inner) : Stream
{
    private readonly ArrayBufferWriter<byte> _head = new();
    private int _bodyLeft;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_bodyLeft == 0)
        {
            buffer = await WriteHeadAsync(buffer, cancellationToken);
        }

        _bodyLeft -= buffer.Length;
        if (!buffer.IsEmpty)
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The guarded client writes asynchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <returns>The part of the buffer that belongs to the body.</returns>
    private async ValueTask<ReadOnlyMemory<byte>> WriteHeadAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        // The client's buffer is a few KiB, so a long head arrives in pieces.
        var before = _head.WrittenCount;
        _head.Write(buffer.Span);
        var searchedFrom = Math.Max(0, before - 3);
        var end = _head.WrittenSpan[searchedFrom..].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return default;
        }

        var length = searchedFrom + end + 4;
        var (head, bodyLength) = VerbatimHead.Read(_head.WrittenSpan[..length]);
        _head.ResetWrittenCount();
        _bodyLeft = bodyLength;
        await inner.WriteAsync(head, cancellationToken);
        return buffer[(length - before)..];
    }
}
