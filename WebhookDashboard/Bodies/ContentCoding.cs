using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace WebhookDashboard.Bodies;

/// <summary>
/// Undoes the <c>Content-Encoding</c> of a body (RFC 9110, 8.4) up to a limit, so that a decompression bomb costs no more than
/// any other body.
/// </summary>
internal static class ContentCoding
{
    private const string Identity = "identity";

    /// <summary>More than one is unusual already, and each costs as much as the first.</summary>
    private const int MaxCodings = 3;

    private const int StepBytes = 16 * 1024;

    /// <summary>8 MiB: the largest window that RFC 9659 allows in HTTP. A frame may ask for gigabytes.</summary>
    private const int MaxZstdWindowLog = 23;

    /// <summary>Whether a header says that the body is compressed.</summary>
    public static bool IsCoded(string? header) =>
        !string.IsNullOrWhiteSpace(header) && !header.Trim().Equals(Identity, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this class can undo a coding.</summary>
    public static bool IsKnown(string header) => header.Trim().ToLowerInvariant() is "gzip" or "x-gzip" or "deflate" or "br" or "zstd";

    /// <param name="body">The compressed bytes.</param>
    /// <param name="header">The value of <c>Content-Encoding</c>: up to three codings, in the order in which they were
    /// applied.</param>
    /// <param name="most">The maximum number of bytes to return, for each coding; the cut falls between two UTF-8
    /// characters.</param>
    /// <param name="isWhole">False if <paramref name="body"/> is only the first part, and so may end early.</param>
    /// <returns>The decompressed bytes, and whether there are more. Null if the body is not what the header says, or a coding
    /// is unknown.</returns>
    public static (byte[] Bytes, bool IsCut)? Inflate(ReadOnlyMemory<byte> body, string header, int most, bool isWhole = true)
    {
        var codings = Codings(header);
        (byte[] Bytes, bool IsCut)? inflated = null;
        for (var i = codings.Length - 1; i >= 0 && codings.Length <= MaxCodings; i--)
        {
            inflated = InflateOne(body, codings[i], most, isWhole);
            if (inflated is not var (bytes, isCut))
            {
                return null;
            }

            (body, isWhole) = (bytes, !isCut);
        }

        return inflated;
    }

    private static string[] Codings(string header) =>
        [.. header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(coding => coding.ToLowerInvariant()).Where(coding => coding != Identity)];

    private static (byte[] Bytes, bool IsCut)? InflateOne(ReadOnlyMemory<byte> body, string coding, int most, bool isWhole)
    {
        using var coded = ByteStream.Of(body);
        using var inflated = Open(coded, coding);
        if (inflated is null)
        {
            return null;
        }

        var bytes = new byte[Math.Min(StepBytes, most + 1)];
        var length = 0;
        var ended = false;
        try
        {
            // One byte more than wanted tells whether there are more.
            while (length <= most && !ended)
            {
                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, most + 1L));
                }

                var read = inflated.Read(bytes, length, bytes.Length - length);
                length += read;
                ended = read == 0;
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or IOException or ZstdException)
        {
            if (isWhole || length == 0)
            {
                return null;
            }
        }

        if (length == 0 && (inflated is BrotliStream || !isWhole))
        {
            return null; // Brotli treats invalid data as incomplete and reports no error.
        }

        var isCut = length > most || !isWhole;
        return (bytes[..(isCut ? Utf8Cut.Before(bytes.AsSpan(0, length), Math.Min(length - 1, most)) : length)], isCut);
    }

    private static Stream? Open(MemoryStream coded, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(coded, CompressionMode.Decompress),
        "deflate" when IsZlib(coded) => new ZLibStream(coded, CompressionMode.Decompress),
        "deflate" => new DeflateStream(coded, CompressionMode.Decompress), // without its frame, as some senders do
        "br" => new BrotliStream(coded, CompressionMode.Decompress),
        "zstd" => OpenZstd(coded),
        _ => null,
    };

    private static DecompressionStream OpenZstd(MemoryStream coded)
    {
        var inflated = new DecompressionStream(coded, StepBytes, leaveOpen: true);
        inflated.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxZstdWindowLog);
        return inflated;
    }

    /// <summary>Recognises a zlib stream by its first two bytes (RFC 1950, 2.2).</summary>
    private static bool IsZlib(MemoryStream coded)
    {
        var first = coded.ReadByte();
        var second = coded.ReadByte();
        coded.Position = 0;
        return (first & 0x0F) == 8 && second >= 0 && ((first << 8) | second) % 31 == 0;
    }
}
