using System.Buffers;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Queries;

/// <summary>Holds the content of one event at a time, in memory that the next one reuses.</summary>
internal sealed class ContentBuffer : IDisposable
{
    private byte[] _bytes = [];

    public HeaderBlock Headers { get; private set; }

    public HeaderBlock Trailers { get; private set; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public void Set(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> trailers, ReadOnlySpan<byte> body)
    {
        var length = headers.Length + trailers.Length + body.Length;
        if (_bytes.Length < length)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent(length);
        }

        headers.CopyTo(_bytes);
        trailers.CopyTo(_bytes.AsSpan(headers.Length));
        body.CopyTo(_bytes.AsSpan(headers.Length + trailers.Length));
        Headers = new HeaderBlock(_bytes.AsMemory(0, headers.Length));
        Trailers = new HeaderBlock(_bytes.AsMemory(headers.Length, trailers.Length));
        Body = _bytes.AsMemory(headers.Length + trailers.Length, body.Length);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
