using System.Runtime.InteropServices;

namespace WebhookDashboard.Events.Queries;

/// <summary>Blocks that reach into a time range.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Parts">How many of them also hold other times.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockSpan(long First, long Last, long Count, long Parts)
{
    public bool HasNoGap => Count == Last - First + 1;
}
