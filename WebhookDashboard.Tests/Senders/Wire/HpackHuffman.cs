namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>The Huffman code of HPACK, RFC 7541, appendix B.</summary>
internal static class HpackHuffman
{
    private const int EndOfString = 256;

    private static readonly Dictionary<(int Length, uint Code), byte> Symbols = MakeCode();

    /// <summary>
    /// The length of each symbol's code in bits. The code is canonical, so lengths define it: codes count up in the order
    /// of their lengths and then of their symbols.
    /// </summary>
    private static ReadOnlySpan<byte> Lengths =>
    [
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
        30,
    ];

    public static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new List<byte>();
        uint code = 0;
        var length = 0;
        foreach (var octet in encoded)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                code = (code << 1) | ((uint)(octet >> bit) & 1);
                length++;
                if (Symbols.TryGetValue((length, code), out var symbol))
                {
                    decoded.Add(symbol);
                    (code, length) = (0, 0);
                }
            }
        }

        // The rest pads the last byte with fewer than eight ones.
        return length < 8 && code == (1u << length) - 1
            ? [.. decoded]
            : throw new InvalidDataException("A Huffman string ends within a symbol.");
    }

    private static Dictionary<(int Length, uint Code), byte> MakeCode()
    {
        var symbols = new Dictionary<(int Length, uint Code), byte>();
        var lengths = Lengths.ToArray();
        uint code = 0;
        var length = 0;
        foreach (var symbol in Enumerable.Range(0, lengths.Length).OrderBy(symbol => lengths[symbol]))
        {
            code <<= lengths[symbol] - length;
            length = lengths[symbol];
            if (symbol != EndOfString)
            {
                symbols[(length, code)] = (byte)symbol;
            }

            code++;
        }

        return symbols;
    }
}
