using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Sits between an HTTP/1.1 connection and Kestrel's parser and keeps the bytes of the current request head: Kestrel groups and
/// normalizes headers, and decodes the path in place. It also lets request lines with non-ASCII bytes through.
/// </summary>
/// <remarks>
/// It finds where a head begins and ends without parsing bodies: Kestrel consumes exactly the head before it starts a request,
/// and exactly the body before it reads the next head. If the end of a body is uncertain, as with an unread chunked one, the
/// tap stops looking for the rest of the connection: a body must never be taken for a head.
/// </remarks>
internal sealed class RequestHeadTap : PipeReader, IValueTaskSource<ReadResult>
{
    /// <summary>Larger than the largest head that Kestrel accepts.</summary>
    private const int MaxHead = ServerLimits.MaxRequestLineBytes + ServerLimits.MaxHeaderBytes + 1024;

    private const int UsualHead = 1024;
    private const int UnknownLength = -1;
    private const byte TlsHandshake = 0x16;

    private readonly PipeReader _inner;
    private readonly Action _showRead;
    private ManualResetValueTaskSourceCore<ReadResult> _shown;
    private ValueTaskAwaiter<ReadResult> _read;
    private ReadOnlySequence<byte> _current;
    private ReadOnlySequence<byte> _copy;
    private int _copiedLength;
    private readonly Lock _gate = new();
    private bool _advances = true;
    private bool _reachedApp;
    private Phase _phase;
    private long _bodyLeft;
    private byte[]? _head;
    private int _headLength;

    public RequestHeadTap(PipeReader inner)
    {
        _inner = inner;
        _showRead = ShowRead;
    }

    private enum Phase
    {
        /// <summary>The next bytes are a request head.</summary>
        Head,

        /// <summary>A request is running. Once its declared body is consumed, the next read brings a head.</summary>
        Body,

        /// <summary>The request has ended, and the last of its body is parsed but not yet consumed.</summary>
        LastOfBody,

        /// <summary>Not HTTP/1.1, or the position is unknown: bytes pass through unchanged.</summary>
        Opaque,
    }

    /// <summary>
    /// The head from the request line to the empty line, as far as it was consumed; empty if unknown. Valid until
    /// <see cref="ReleaseHead"/>.
    /// </summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>Whether the app has seen the last request that was read. If not, the server refused it.</summary>
    public bool ReachedApp => _reachedApp;

    /// <summary>Whether any request began with a byte that does not begin TLS.</summary>
    public bool SawPlainText { get; private set; }

    /// <summary>Kestrel has parsed a head, and the app handles the request.</summary>
    /// <param name="bodyLength">The body's length; null if only <see cref="End"/> knows where the request ends.</param>
    public void Begin(long? bodyLength)
    {
        _reachedApp = true;
        if (_phase == Phase.Head)
        {
            _phase = Phase.Body;
            _bodyLeft = bodyLength ?? UnknownLength;
        }
    }

    /// <summary>The app has finished a request of unknown length.</summary>
    /// <param name="isUpgraded">Whether the connection no longer speaks HTTP.</param>
    /// <param name="isParsed">Whether the body was parsed to its end.</param>
    public void End(bool isUpgraded, bool isParsed)
    {
        // Kestrel parses a chunked body on another thread, which may be between parsing the end and consuming it.
        lock (_gate)
        {
            if (_phase == Phase.Body)
            {
                _phase = isUpgraded || !isParsed ? Phase.Opaque
                    : _advances ? Phase.Head
                    : Phase.LastOfBody;
            }

            ReleaseHead();
        }
    }

    /// <summary>
    /// Returns the head's buffer. Called on the thread that rented it, it costs no allocation; a buffer kept for the whole
    /// request does, since the pool keeps few for each thread (benchmark <c>ingest</c>).
    /// </summary>
    public void ReleaseHead()
    {
        Return(_head);
        _head = null;
        _headLength = 0;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (_copiedLength > 0)
        {
            // Only the line was shown: it is consumed whole or not at all, and nothing after it has been seen.
            var isTaken = _copy.Slice(_copy.Start, consumed).Length > 0;
            examined = _current.GetPosition(_copiedLength);
            consumed = isTaken ? examined : _current.Start;
            _copiedLength = 0;
            _copy = default;
        }

        lock (_gate)
        {
            Follow(_current.Slice(_current.Start, consumed));
            _current = default;
            _advances = true;
        }

        _inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => _inner.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
        ReleaseHead();
        _inner.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null)
    {
        ReleaseHead();
        return _inner.CompleteAsync(exception);
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!_advances)
        {
            // After an incomplete body, Kestrel leaves what it read and asks for the next request. A pipe treats that as an
            // error: a warning with a stack trace for each sender that disconnects.
            _phase = Phase.Opaque;
            AdvanceTo(_current.End);
        }

        if (_phase == Phase.Body && _bodyLeft == 0)
        {
            ReleaseHead(); // The request has ended, and the connection may be idle now. Only ingest endpoints read the head.
        }

        var read = _inner.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Show(read.Result)) : ShowLater(read);
    }

    public override bool TryRead(out ReadResult result)
    {
        if (!_inner.TryRead(out result))
        {
            return false;
        }

        result = Show(result);
        return true;
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _shown.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _shown.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _shown.OnCompleted(continuation, state, token, flags);

    /// <summary>
    /// One read is pending at a time, so the connection needs one source, and no state machine for each request (benchmark
    /// <c>ingest</c>).
    /// </summary>
    private ValueTask<ReadResult> ShowLater(ValueTask<ReadResult> read)
    {
        _shown.Reset();
        var shown = new ValueTask<ReadResult>(this, _shown.Version);
        _read = read.GetAwaiter();
        _read.UnsafeOnCompleted(_showRead);
        return shown;
    }

    private void ShowRead()
    {
        ReadResult result;
        try
        {
            result = Show(_read.GetResult());
        }
        catch (Exception fault)
        {
            _shown.SetException(fault);
            return;
        }

        _shown.SetResult(result);
    }

    private ReadResult Show(ReadResult result)
    {
        _current = result.Buffer;
        _advances = false;
        if (_phase == Phase.Body && _bodyLeft == 0)
        {
            ReleaseHead();
            _phase = Phase.Head;
        }

        if (_phase != Phase.Head || _headLength > 0 || _current.IsEmpty)
        {
            return result;
        }

        _reachedApp = false;
        if (_current.FirstSpan[0] == TlsHandshake)
        {
            _phase = Phase.Opaque;
            return result;
        }

        SawPlainText = true;
        if (RequestLineCopy.From(_current) is { } line)
        {
            _copy = new ReadOnlySequence<byte>(line.Bytes);
            _copiedLength = line.RawLength;
            return new ReadResult(_copy, result.IsCanceled, isCompleted: false);
        }

        return result;
    }

    private void Follow(in ReadOnlySequence<byte> consumed)
    {
        if (_phase == Phase.Head)
        {
            Keep(consumed);
        }
        else if (_phase == Phase.LastOfBody)
        {
            _phase = Phase.Head;
        }
        else if (_phase == Phase.Body && _bodyLeft > 0)
        {
            _bodyLeft -= consumed.Length;
            if (_bodyLeft < 0)
            {
                _phase = Phase.Opaque;
            }
        }
    }

    private void Keep(ReadOnlySequence<byte> consumed)
    {
        if (_headLength == 0)
        {
            consumed = WithoutEmptyLines(consumed);
        }

        if (consumed.IsEmpty)
        {
            return;
        }

        var length = _headLength + consumed.Length;
        if (length > MaxHead)
        {
            _phase = Phase.Opaque;
            ReleaseHead();
            return;
        }

        if (_head is null || _head.Length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(length, UsualHead));
            Head.CopyTo(larger);
            Return(_head);
            _head = larger;
        }

        consumed.CopyTo(_head.AsSpan(_headLength));
        _headLength = (int)length;
        if (Head.StartsWith("PRI * HTTP/2.0"u8))
        {
            _phase = Phase.Opaque;
            ReleaseHead();
        }
    }

    /// <summary>Kestrel skips empty lines before a request.</summary>
    private static ReadOnlySequence<byte> WithoutEmptyLines(in ReadOnlySequence<byte> consumed)
    {
        var reader = new SequenceReader<byte>(consumed);
        reader.AdvancePastAny((byte)'\r', (byte)'\n');
        return reader.UnreadSequence;
    }

    private static void Return(byte[]? buffer)
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
