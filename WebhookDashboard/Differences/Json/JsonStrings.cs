using System.Globalization;
using System.Text;

namespace WebhookDashboard.Differences.Json;

/// <summary>Decodes JSON strings.</summary>
internal static class JsonStrings
{
    private const int HexLength = 4;

    /// <summary>Decodes the escapes of a valid JSON string to UTF-8. An unpaired surrogate, which UTF-8 does not allow, becomes three bytes all the same.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> json)
    {
        var bytes = new byte[json.Length]; // An escape is never shorter than what it stands for.
        var length = 0;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != (byte)'\\')
            {
                bytes[length++] = json[i];
            }
            else if (json[++i] == (byte)'u')
            {
                var unit = Unit(json[(i + 1)..]);
                i += HexLength;
                if (char.IsHighSurrogate(unit) && json[(i + 1)..] is [(byte)'\\', (byte)'u', .. var rest] && Unit(rest) is var low && char.IsLowSurrogate(low))
                {
                    i += 2 + HexLength;
                    length += new Rune(unit, low).EncodeToUtf8(bytes.AsSpan(length));
                }
                else
                {
                    length += Write(unit, bytes.AsSpan(length));
                }
            }
            else
            {
                bytes[length++] = json[i] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var itself => itself,
                };
            }
        }

        return bytes[..length];
    }

    private static char Unit(ReadOnlySpan<byte> hex) =>
        (char)ushort.Parse(hex[..HexLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int Write(char unit, Span<byte> bytes)
    {
        if (Rune.TryCreate(unit, out var rune))
        {
            return rune.EncodeToUtf8(bytes);
        }

        (bytes[0], bytes[1], bytes[2]) = ((byte)(0xE0 | (unit >> 12)), (byte)(0x80 | ((unit >> 6) & 0x3F)), (byte)(0x80 | (unit & 0x3F)));
        return 3;
    }
}
