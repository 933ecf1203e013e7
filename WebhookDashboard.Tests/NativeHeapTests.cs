using System.Runtime.InteropServices;
using Xunit;

namespace WebhookDashboard.Tests;

public sealed class NativeHeapTests
{
    [Fact]
    public void Trim_ManyFreedBlocks_ReturnsTheirMemory()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/self/statm") || !NativeLibrary.TryLoad("libc.so.6", out _))
        {
            NativeHeap.Trim();
            return;
        }

        // The last block stays, so that the memory before it is in the middle of the heap, where free alone returns nothing.
        var blocks = Enumerable.Range(0, 8_192).Select(_ => Filled(16 * 1024)).ToArray();
        foreach (var block in blocks[..^1])
        {
            Marshal.FreeHGlobal(block);
        }

        var before = Resident();
        NativeHeap.Trim();

        Assert.InRange(before - Resident(), 32L * 1024 * 1024, long.MaxValue);
        Marshal.FreeHGlobal(blocks[^1]);
    }

    private static nint Filled(int bytes)
    {
        var block = Marshal.AllocHGlobal(bytes);
        for (var i = 0; i < bytes; i += 4_096)
        {
            Marshal.WriteByte(block, i, 1);
        }

        return block;
    }

    private static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
