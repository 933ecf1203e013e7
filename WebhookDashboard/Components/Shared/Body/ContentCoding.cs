using System.IO.Compression;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>
/// Undoes what a body's <c>Content-Encoding</c> names (RFC 9110, 8.4), to look at it: no more than is shown, so that a
/// small body which inflates to gigabytes costs no more than any other.
/// </summary>
internal static class ContentCoding
{
    private const string Identity = "identity";

    /// <summary>Whether a header says that the body is not what it stands for.</summary>
    public static bool IsCoded(string? header) =>
        !string.IsNullOrWhiteSpace(header) && !header.Trim().Equals(Identity, StringComparison.OrdinalIgnoreCase);

    /// <param name="body">As it came.</param>
    /// <param name="header">The value of <c>Content-Encoding</c>. Of several codings on one another none is undone.</param>
    /// <param name="most">Bytes to inflate to at most.</param>
    /// <returns>Null where the body is not what the header says, or the coding is not known here.</returns>
    public static (byte[] Bytes, bool IsCut)? Inflate(byte[] body, string header, int most)
    {
        try
        {
            using var coded = new MemoryStream(body, writable: false);
            using var inflated = Open(coded, header.Trim().ToLowerInvariant());
            if (inflated is null)
            {
                return null;
            }

            // One byte more tells whether there is more.
            var bytes = new byte[most + 1];
            var length = inflated.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length == 0 && inflated is BrotliStream)
            {
                return null; // It takes what is no Brotli for the beginning of some, and says nothing.
            }

            return length > most ? (bytes[..Utf8Cut.Before(bytes, most)], true) : (bytes[..length], false);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static Stream? Open(MemoryStream coded, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(coded, CompressionMode.Decompress),
        "deflate" when IsZlib(coded) => new ZLibStream(coded, CompressionMode.Decompress),
        "deflate" => new DeflateStream(coded, CompressionMode.Decompress), // without its frame, as some senders do
        "br" => new BrotliStream(coded, CompressionMode.Decompress),
        _ => null,
    };

    /// <summary>By the two bytes that a zlib stream begins with (RFC 1950, 2.2).</summary>
    private static bool IsZlib(MemoryStream coded)
    {
        var first = coded.ReadByte();
        var second = coded.ReadByte();
        coded.Position = 0;
        return (first & 0x0F) == 8 && second >= 0 && ((first << 8) | second) % 31 == 0;
    }
}
