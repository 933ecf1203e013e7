using System.Buffers;
using System.IO.Pipelines;

namespace WebhookDashboard.Ingest;

/// <summary>
/// Keeps the head of an HTTP/1.1 request as it stood on the wire. Kestrel sorts headers into fields and normalizes their
/// names, so their order and capitals are gone by the time that a request is handled. This reader stands between the
/// socket and Kestrel's parser and keeps a copy of the last that the parser consumed: at the moment when a request's
/// handling begins, that copy ends with its head.
/// </summary>
internal sealed class RequestHeadTap(PipeReader inner) : PipeReader
{
    /// <summary>More than the largest head that Kestrel takes (32 KiB of headers and a request line of 8 KiB).</summary>
    private const int MaxHead = 48 * 1024;

    private readonly ArrayBufferWriter<byte> _consumed = new(512);
    private ReadOnlySequence<byte> _current;
    private bool _advances = true;

    /// <summary>The last bytes consumed: of the head at hand, after what is left of requests before it.</summary>
    public ReadOnlyMemory<byte> Consumed => _consumed.WrittenMemory;

    /// <summary>The request at hand is read: what is consumed next belongs to the next one.</summary>
    public void Forget() => _consumed.ResetWrittenCount();

    public override void AdvanceTo(SequencePosition consumed)
    {
        Copy(consumed);
        inner.AdvanceTo(consumed);
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        Copy(consumed);
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!_advances)
        {
            // Of a body that breaks off half-way Kestrel leaves what it has read, and then asks for the next request,
            // which a pipe takes for a fault: a warning with its stack for each sender that hangs up.
            AdvanceTo(_current.End);
        }

        var read = inner.ReadAsync(cancellationToken);
        if (!read.IsCompletedSuccessfully)
        {
            return AwaitAsync(read);
        }

        var result = read.Result;
        Keep(result);
        return new ValueTask<ReadResult>(result);
    }

    public override bool TryRead(out ReadResult result)
    {
        var read = inner.TryRead(out result);
        if (read)
        {
            Keep(result);
        }

        return read;
    }

    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read)
    {
        var result = await read;
        Keep(result);
        return result;
    }

    private void Keep(ReadResult result)
    {
        _current = result.Buffer;
        _advances = false;
    }

    private void Copy(SequencePosition consumed)
    {
        var slice = _current.Slice(_current.Start, consumed);
        _current = default;
        _advances = true;
        if (_consumed.WrittenCount + slice.Length > MaxHead)
        {
            // No head is as long: these are bodies or frames of a WebSocket. At worst the next head is found cut, and
            // its headers come in Kestrel's order.
            _consumed.ResetWrittenCount();
            if (slice.Length > MaxHead)
            {
                return;
            }
        }

        foreach (var segment in slice)
        {
            _consumed.Write(segment.Span);
        }
    }
}
