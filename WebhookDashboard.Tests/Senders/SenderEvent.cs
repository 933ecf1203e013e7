using System.IO.Compression;
using System.Text;

namespace WebhookDashboard.Tests.Senders;

/// <summary>The event that every client sends, as files.</summary>
internal sealed class SenderEvent
{
    public const string InvoiceName = "Rechnung ü.pdf";

    /// <summary>Formatted as JavaScript does, since the CloudEvents SDK parses and rewrites the event.</summary>
    private const string Event = """{"id":"evt_7","type":"order.paid","customer":"Jürgen Größe","city":"Zürich","total":"12 €"}""";

    public SenderEvent(string folder)
    {
        JsonPath = Path.Combine(folder, "event.json");
        GzipPath = Path.Combine(folder, "event.json.gz");
        InvoicePath = Path.Combine(folder, InvoiceName);
        File.WriteAllBytes(JsonPath, Json);
        File.WriteAllBytes(InvoicePath, Invoice);
        File.WriteAllBytes(GzipPath, Gzip);
    }

    public static byte[] Json { get; } = Encoding.UTF8.GetBytes(Event);

    public static byte[] Gzip { get; } = Compress(Json);

    /// <summary>Not valid text in any encoding, and with the line breaks of multipart boundaries.</summary>
    public static byte[] Invoice { get; } = [.. "%PDF-1.7\r\n--\r\n"u8, .. Enumerable.Range(0, 256).Select(value => (byte)value)];

    public string JsonPath { get; }

    public string GzipPath { get; }

    public string InvoicePath { get; }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
