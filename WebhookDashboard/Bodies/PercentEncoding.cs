namespace WebhookDashboard.Bodies;

/// <summary>Decodes percent escapes to bytes, whatever their charset is. A malformed escape stays as it is.</summary>
internal static class PercentEncoding
{
    /// <param name="text">The escaped bytes.</param>
    /// <param name="decoded">As long as <paramref name="text"/> at least.</param>
    /// <param name="plusIsSpace">Whether a plus sign is a space, as in forms.</param>
    /// <returns>The number of bytes in <paramref name="decoded"/>.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> decoded, bool plusIsSpace)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            if (one == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                one = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 2;
            }
            else if (one == '+' && plusIsSpace)
            {
                one = (byte)' ';
            }

            decoded[length++] = one;
        }

        return length;
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
