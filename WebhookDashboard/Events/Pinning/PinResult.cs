using System.Runtime.InteropServices;

namespace WebhookDashboard.Events.Pinning;

/// <summary>The result of pinning events, or of unpinning them.</summary>
/// <param name="Stored">How many of the events are stored.</param>
/// <param name="Changed">How many of them were not so before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PinResult(int Stored, int Changed);
