using System.Runtime.InteropServices;

namespace WebhookDashboard.Bodies;

/// <summary>Makes a stream of bytes, without a copy where an array holds them.</summary>
internal static class ByteStream
{
    public static MemoryStream Of(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
