using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences.Json;

/// <summary>Which values of two objects or arrays belong together.</summary>
/// <param name="LeftOf">For each value of the right side, the index of its partner on the left, or −1.</param>
/// <param name="IsMoved">For each value of the right side, whether its partner is in another order.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemMatch(int[] LeftOf, bool[] IsMoved)
{
    /// <summary>The same match with the sides turned around.</summary>
    /// <param name="count">The number of values on the left.</param>
    public ItemMatch Turn(int count)
    {
        var rightOf = Alignment.Turn(LeftOf, count);
        var isMoved = IsMoved;
        return new ItemMatch(rightOf, [.. rightOf.Select(right => right >= 0 && isMoved[right])]);
    }
}
