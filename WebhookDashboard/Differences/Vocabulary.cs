using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences;

/// <summary>
/// Numbers values, so that equal ones have the same number and comparing them costs nothing more. It refers to the bytes that
/// it is given and copies none.
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

    /// <remarks>With a random seed for each process, so that no sender can make all values collide.</remarks>
    public int GetHashCode(ReadOnlyMemory<byte> obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj.Span);
        return hash.ToHashCode();
    }
}
