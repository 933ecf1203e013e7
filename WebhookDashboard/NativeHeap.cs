using System.Runtime.InteropServices;

namespace WebhookDashboard;

/// <summary>
/// The memory that native code takes by <c>malloc</c>: SQLite, the sockets, TLS. GNU libc keeps what they free, in an arena
/// for each thread, until it is told to return it (benchmark <c>idle-connections</c>). Other C libraries return it themselves.
/// </summary>
internal static class NativeHeap
{
    private static readonly MallocTrim? TrimOfLibc = Find();

    private delegate int MallocTrim(nuint pad);

    /// <summary>Returns free memory to the operating system.</summary>
    public static void Trim() => TrimOfLibc?.Invoke(0);

    private static MallocTrim? Find() =>
        NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out var address)
            ? Marshal.GetDelegateForFunctionPointer<MallocTrim>(address)
            : null;
}
