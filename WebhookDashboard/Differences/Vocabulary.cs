using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences;

/// <summary>
/// Gives equal values the same number, so that comparing two values means comparing two numbers. It keeps references to the
/// bytes that it gets, and copies none.
/// </summary>
internal sealed class Vocabulary : IEqualityComparer<ReadOnlyMemory<byte>>
{
    private readonly Dictionary<ReadOnlyMemory<byte>, int> _numbers;

    public Vocabulary() => _numbers = new(this);

    /// <returns>A number from 1 on.</returns>
    public int NumberOf(ReadOnlyMemory<byte> value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out var isKnown);
        if (!isKnown)
        {
            number = _numbers.Count;
        }

        return number;
    }

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    /// <remarks>The seed is random for each process, so no sender can make values collide.</remarks>
    public int GetHashCode(ReadOnlyMemory<byte> obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj.Span);
        return hash.ToHashCode();
    }
}
