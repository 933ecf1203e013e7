using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>The target in a request line.</summary>
internal static class RequestTarget
{
    /// <param name="latin1">The target as the server read it: one character per byte.</param>
    public static string Read(string latin1) => Ascii.IsValid(latin1) ? latin1 : Read(Encoding.Latin1.GetBytes(latin1));

    /// <summary>Decodes UTF-8 to text and percent-encodes all other non-ASCII bytes.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status == OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                length = 1;
                text.Append(CultureInfo.InvariantCulture, $"%{bytes[0]:X2}");
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Removes scheme and host, which requests to a proxy and some clients write before the path.</summary>
    public static string WithoutOrigin(string target)
    {
        if (target.StartsWith('/'))
        {
            return target;
        }

        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return target;
        }

        var path = target.AsSpan(scheme + 3).IndexOfAny('/', '?');
        return path < 0 ? "/" : target[(scheme + 3 + path)..];
    }
}
