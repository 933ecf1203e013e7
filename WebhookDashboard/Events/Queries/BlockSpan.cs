using System.Runtime.InteropServices;

namespace WebhookDashboard.Events.Queries;

/// <summary>Blocks that overlap a time range.</summary>
/// <param name="First">The lowest block.</param>
/// <param name="Last">The highest block.</param>
/// <param name="Count">The number of blocks.</param>
/// <param name="Parts">How many of them also contain other times.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockSpan(long First, long Last, long Count, long Parts)
{
    public bool HasNoGap => Count == Last - First + 1;
}
