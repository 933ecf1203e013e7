using System.Buffers;

namespace WebhookDashboard.Ingest.Bodies;

/// <summary>
/// Reads a body once, into exact bytes. Applies two limits while the body streams: one to the body, and one to all bodies that
/// are arriving, since a sender may take hours over its last byte.
/// </summary>
/// <param name="maxHeldBytes">The limit for all bodies together. Bytes that arrive with a request's head do not count.</param>
internal sealed class BodyReader(long maxHeldBytes = BodyReader.MaxHeldBytes)
{
    /// <summary>Enough for thousands of ordinary webhooks, and for ten of the largest size allowed.</summary>
    public const long MaxHeldBytes = 256L * 1024 * 1024;

    private long _held;

    /// <summary>The bytes in memory of all bodies that are still arriving.</summary>
    public long HeldBytes => Volatile.Read(ref _held);

    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The limit for this body.</param>
    /// <param name="cancellationToken">Shared by all requests: it costs nothing if the body came with the head.</param>
    /// <exception cref="IOException">The sender stopped half-way.</exception>
    public async ValueTask<BodyReadResult> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return BodyReadResult.TooLarge;
        }

        var reader = request.BodyReader;
        var body = new BodyBuffer();
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var piece = read.Buffer;
                if (body.Length + piece.Length > maxBytes)
                {
                    reader.AdvanceTo(piece.Start, piece.End);
                    return BodyReadResult.TooLarge;
                }

                if (read.IsCompleted)
                {
                    var whole = body.Complete(piece);
                    reader.AdvanceTo(piece.End);
                    return new BodyReadResult(whole);
                }

                if (Interlocked.Add(ref _held, piece.Length) > maxHeldBytes)
                {
                    Interlocked.Add(ref _held, -piece.Length);
                    reader.AdvanceTo(piece.Start, piece.End);
                    return BodyReadResult.NoRoom;
                }

                body.Append(piece);
                reader.AdvanceTo(piece.End);
            }
        }
        finally
        {
            if (body.Length > 0)
            {
                Interlocked.Add(ref _held, -body.Length);
                body.Dispose();
            }
        }
    }
}
