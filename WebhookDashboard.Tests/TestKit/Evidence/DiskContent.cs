using System.Text;

namespace WebhookDashboard.Tests.TestKit.Evidence;

/// <summary>Searches all files of a folder for a text, like a thief of the disk would.</summary>
internal static class DiskContent
{
    public static bool Holds(TemporaryFolder folder, string text) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Any(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
