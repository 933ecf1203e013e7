using System.Buffers;

namespace WebhookDashboard.Ingest;

/// <summary>
/// Reads a body once, into exact bytes, with two caps applied while it streams: one for the body, and one for all those
/// together that are on their way, since a sender may take hours over the last byte.
/// </summary>
/// <param name="maxHeldBytes">The cap for all together. What comes along with a request's head does not count.</param>
internal sealed class BodyReader(long maxHeldBytes = BodyReader.MaxHeldBytes)
{
    /// <summary>Room for thousands of usual webhooks, and for ten of the largest that may be allowed.</summary>
    public const long MaxHeldBytes = 256L * 1024 * 1024;

    private long _held;

    /// <summary>The bytes in memory of all bodies that are still arriving.</summary>
    public long HeldBytes => Volatile.Read(ref _held);

    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The cap for this body.</param>
    /// <param name="cancellationToken">One for all requests: it costs nothing where the body came along with the head.</param>
    /// <exception cref="IOException">The sender stopped half-way.</exception>
    public async ValueTask<BodyReading> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return BodyReading.TooLarge;
        }

        var reader = request.BodyReader;
        var body = new GrowingBody();
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var piece = read.Buffer;
                if (body.Length + piece.Length > maxBytes)
                {
                    reader.AdvanceTo(piece.Start, piece.End);
                    return BodyReading.TooLarge;
                }

                if (read.IsCompleted)
                {
                    var whole = body.Complete(piece);
                    reader.AdvanceTo(piece.End);
                    return new BodyReading(whole);
                }

                if (Interlocked.Add(ref _held, piece.Length) > maxHeldBytes)
                {
                    Interlocked.Add(ref _held, -piece.Length);
                    reader.AdvanceTo(piece.Start, piece.End);
                    return BodyReading.NoRoom;
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
