using System.Buffers.Binary;
using System.IO.Pipelines;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Reads the frames that Kestrel writes to an HTTP/2 connection, and reports each stream that it resets. Nothing else tells of
/// these refusals: Kestrel raises no event, counts no metric, and the app never sees the request.
/// </summary>
/// <param name="inner">The connection's output.</param>
/// <param name="reset">Gets the error code of each reset (RFC 9113, 7).</param>
internal sealed class StreamResetTap(PipeWriter inner, Action<uint> reset) : PipeWriter
{
    private const int HeadLength = 9;
    private const int CodeLength = 4;

    /// <summary>The length and the type of such a frame.</summary>
    private const uint ResetStream = (CodeLength << 8) | 3;

    /// <summary>Kestrel writes none larger. Whatever else begins with more, such as TLS or HTTP/1, is not HTTP/2.</summary>
    private const int MaxPayload = 16 * 1024;

    private readonly byte[] _frame = new byte[HeadLength + CodeLength];
    private Memory<byte> _lent;
    private int _frameLength;
    private int _payloadLeft;
    private bool _isOpaque;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes)
    {
        Follow(_lent.Span[..bytes]);
        _lent = _lent[bytes..];
        inner.Advance(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Follow(source.Span);
        return inner.WriteAsync(source, cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private void Follow(ReadOnlySpan<byte> written)
    {
        while (!written.IsEmpty && !_isOpaque)
        {
            int taken;
            if (_payloadLeft > 0)
            {
                taken = Math.Min(_payloadLeft, written.Length);
                _payloadLeft -= taken;
            }
            else
            {
                taken = TakeHead(written);
            }

            written = written[taken..];
        }
    }

    /// <summary>Takes the head of a frame and, if it resets a stream, the code that follows.</summary>
    private int TakeHead(ReadOnlySpan<byte> written)
    {
        var wanted = _frameLength < HeadLength ? HeadLength : _frame.Length;
        var taken = Math.Min(wanted - _frameLength, written.Length);
        written[..taken].CopyTo(_frame.AsSpan(_frameLength));
        _frameLength += taken;
        if (_frameLength == _frame.Length)
        {
            reset(BinaryPrimitives.ReadUInt32BigEndian(_frame.AsSpan(HeadLength)));
            _frameLength = 0;
        }
        else if (_frameLength == HeadLength && BinaryPrimitives.ReadUInt32BigEndian(_frame) is var lengthAndType and not ResetStream)
        {
            _payloadLeft = (int)(lengthAndType >> 8);
            _isOpaque = _payloadLeft > MaxPayload;
            _frameLength = 0;
        }

        return taken;
    }
}
