using System.Buffers;
using System.Text;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// Removes differences of letter case from UTF-8 text: each character becomes its capital (Unicode's simple case mapping).
/// The search index and the exact test both use it, so they agree on every text.
/// </summary>
internal static class CaseFolding
{
    /// <summary>The most bytes that one byte can become: an invalid one becomes U+FFFD, which has three.</summary>
    public const int Growth = 3;

    public static byte[] Fold(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[utf8.Length * Growth];
        Fold(utf8, folded, isEnd: true, out _, out var written);
        return folded[..written];
    }

    /// <param name="utf8">The text. Invalid bytes become U+FFFD.</param>
    /// <param name="folded">Receives the result; at least <see cref="Growth"/> times as long.</param>
    /// <param name="isEnd">Whether the text ends here. Otherwise an incomplete character at its end is left unread.</param>
    /// <param name="read">How many bytes were read.</param>
    /// <param name="written">How many bytes were written.</param>
    public static void Fold(ReadOnlySpan<byte> utf8, Span<byte> folded, bool isEnd, out int read, out int written)
    {
        (read, written) = (0, 0);
        while (read < utf8.Length)
        {
            Ascii.ToUpper(utf8[read..], folded[written..], out var ascii);
            (read, written) = (read + ascii, written + ascii);
            while (read < utf8.Length && !Ascii.IsValid(utf8[read]))
            {
                if (Rune.DecodeFromUtf8(utf8[read..], out var rune, out var length) == OperationStatus.NeedMoreData && !isEnd)
                {
                    return;
                }

                read += length;
                written += Rune.ToUpperInvariant(rune).EncodeToUtf8(folded[written..]);
            }
        }
    }
}
