using System.Runtime.InteropServices;

namespace WebhookDashboard.Bodies.Json;

/// <summary>Where a JSON value is in the bytes of a text.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JsonRange(int Start, int Length)
{
    internal ReadOnlySpan<byte> In(ReadOnlySpan<byte> utf8) => utf8.Slice(Start, Length);
}
