using System.Runtime.InteropServices;
using MimeKit.Encodings;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>Undoes <c>Content-Transfer-Encoding</c> (RFC 2045, 6), which mail gateways put on parts.</summary>
internal static class TransferEncoding
{
    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> content, string? encoding)
    {
        IMimeDecoder? decoder = encoding?.Trim().ToLowerInvariant() switch
        {
            "base64" => new Base64Decoder(),
            "quoted-printable" => new QuotedPrintableDecoder(),
            _ => null,
        };
        if (decoder is null)
        {
            return content;
        }

        var input = MemoryMarshal.TryGetArray(content, out var array) ? array : new ArraySegment<byte>(content.ToArray());
        var decoded = new byte[decoder.EstimateOutputLength(input.Count)];
        return decoded.AsMemory(0, decoder.Decode(input.Array!, input.Offset, input.Count, decoded));
    }
}
