using System.Runtime.InteropServices;

namespace WebhookDashboard.Events.Importing;

/// <summary>What became of the events of an import.</summary>
/// <param name="Imported">Stored, with a new sequence.</param>
/// <param name="Skipped">Stored before.</param>
/// <param name="Expired">Left out, since retention would delete them at once: they are older than the log or their endpoint keeps.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ImportCounts(long Imported, long Skipped, long Expired)
{
    public static ImportCounts operator +(ImportCounts one, ImportCounts other) =>
        new(one.Imported + other.Imported, one.Skipped + other.Skipped, one.Expired + other.Expired);
}
