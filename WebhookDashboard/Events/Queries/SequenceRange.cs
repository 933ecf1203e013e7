using System.Runtime.InteropServices;

namespace WebhookDashboard.Events.Queries;

/// <summary>The sequences between two bounds, both excluded.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SequenceRange(long After, long Before);
