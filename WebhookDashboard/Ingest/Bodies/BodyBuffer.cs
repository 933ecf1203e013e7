using System.Buffers;

namespace WebhookDashboard.Ingest.Bodies;

/// <summary>
/// Collects a body that arrives in pieces. Rents at most twice the memory of what has arrived, whatever length was declared,
/// and returns it when the body is complete or abandoned.
/// </summary>
internal struct BodyBuffer : IDisposable
{
    private const int FirstCapacity = 16 * 1024;

    private byte[]? _rented;

    public int Length { get; private set; }

    public void Append(in ReadOnlySequence<byte> piece)
    {
        var needed = Length + (int)piece.Length;
        if (_rented is null || _rented.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(FirstCapacity, 2 * Length)));
            _rented.AsSpan(0, Length).CopyTo(larger);
            Dispose();
            _rented = larger;
        }

        piece.CopyTo(_rented.AsSpan(Length));
        Length = needed;
    }

    /// <returns>All bytes appended so far plus <paramref name="last"/>, in one array of exactly that length.</returns>
    public readonly byte[] Complete(in ReadOnlySequence<byte> last)
    {
        var whole = GC.AllocateUninitializedArray<byte>(Length + (int)last.Length);
        _rented.AsSpan(0, Length).CopyTo(whole);
        last.CopyTo(whole.AsSpan(Length));
        return whole;
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
