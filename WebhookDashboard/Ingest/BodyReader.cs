using System.Buffers;
using System.IO.Pipelines;

namespace WebhookDashboard.Ingest;

/// <summary>Reads a body once, into exact bytes, with the cap applied while it streams.</summary>
internal static class BodyReader
{
    /// <param name="request">Whose.</param>
    /// <param name="maxBytes">The cap.</param>
    /// <param name="cancellationToken">One for all requests: it costs nothing where the body came along with the head.</param>
    /// <returns>The body; null when it is larger than the cap, as soon as that is known.</returns>
    /// <exception cref="IOException">The sender stopped half-way.</exception>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return body;
            }

            // Examined and not consumed: the pipe keeps it and comes back with more. Nothing is copied until the end.
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
