using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>The address in a request line.</summary>
internal static class RequestTarget
{
    /// <param name="latin1">What the server read: a character for each byte.</param>
    public static string Read(string latin1) => Ascii.IsValid(latin1) ? latin1 : Read(Encoding.Latin1.GetBytes(latin1));

    /// <summary>UTF-8 becomes text. What is not UTF-8 has no characters of its own and becomes its percent-encoding.</summary>
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

    /// <summary>A request for a proxy, and one that was told its whole URL, write scheme and host before the path.</summary>
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
