using System.Text;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>Reads the charset that an XML declaration names, in a body whose charset agrees with ASCII.</summary>
internal static class XmlDeclaration
{
    /// <summary>A longer declaration is none.</summary>
    private const int MaxLength = 256;

    /// <returns>The name as written; null if there is no declaration, or it names none.</returns>
    public static string? CharsetOf(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, MaxLength)];
        if (!start.StartsWith("<?xml"u8) || start.IndexOf("?>"u8) is not (> 0 and var end))
        {
            return null;
        }

        var text = Encoding.Latin1.GetString(start[..end]);
        var at = text.IndexOf("encoding", StringComparison.Ordinal);
        var open = at < 0 ? -1 : text.AsSpan(at).IndexOfAny('"', '\'');
        if (open < 0)
        {
            return null;
        }

        var value = text.AsSpan(at + open + 1);
        var close = value.IndexOf(text[at + open]);
        return close > 0 ? value[..close].ToString() : null;
    }
}
