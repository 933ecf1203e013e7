using System.Globalization;
using System.Text;
using MimeKit.Utils;
using WebhookDashboard.Bodies.Charsets;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>
/// Reads a name or a file name in the ways in which senders write characters beyond ASCII: as raw UTF-8, <c>filename*=</c>
/// (RFC 8187), in numbered pieces (RFC 2231, 3), or as encoded words (RFC 2047).
/// </summary>
internal static class ExtendedParameter
{
    private const int MaxPieces = 50;

    /// <summary>The decoded value; null if the header has no such parameter.</summary>
    public static string? Find(string? header, string name)
    {
        var parameters = HeaderParameters.Read(header);
        return Value($"{name}*") is { } extended ? Extended(extended)
            : Pieces(name, Value) ?? (Value(name) is { } plain ? Words(plain) : null);

        string? Value(string key) =>
            parameters.Where(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value).FirstOrDefault();
    }

    private static string? Pieces(string name, Func<string, string?> find)
    {
        var text = new StringBuilder();
        var isExtended = false;
        for (var i = 0; i < MaxPieces; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            if (find($"{key}*") is { } escaped)
            {
                isExtended = true;
                text.Append(escaped);
            }
            else if (find(key) is { } plain)
            {
                // Within a value whose other pieces are escaped, a percent sign stands for itself.
                text.Append(plain.Replace("%", "%25", StringComparison.Ordinal));
            }
            else
            {
                break;
            }
        }

        return text.Length == 0 ? null : Extended(isExtended ? text.ToString() : $"utf-8''{text}");
    }

    /// <summary>Decodes <c>charset'language'text</c>.</summary>
    private static string Extended(string value)
    {
        var parts = value.Split('\'', 3);
        var charset = parts.Length == 3 ? CharsetNames.Find(parts[0]) : null;
        var escaped = Encoding.UTF8.GetBytes(parts.Length == 3 ? parts[2] : value);
        var decoded = new byte[escaped.Length];
        var length = PercentEncoding.Decode(escaped, decoded, plusIsSpace: false);
        return (charset ?? Encoding.UTF8).GetString(decoded, 0, length);
    }

    /// <summary>Browsers escape a quote, and nothing else, as <c>%22</c>.</summary>
    private static string Words(string value) =>
        (value.Contains("=?", StringComparison.Ordinal) ? Rfc2047.DecodeText(Encoding.UTF8.GetBytes(value)) : value)
            .Replace("%22", "\"", StringComparison.Ordinal);
}
