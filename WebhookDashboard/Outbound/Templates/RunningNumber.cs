using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound.Templates;

/// <summary>The number in a body that counts up with each send, so that no two test events look the same.</summary>
internal static class RunningNumber
{
    /// <summary>What stands for it in a body.</summary>
    public const string Mark = "{{n}}";

    private static ReadOnlySpan<byte> MarkBytes => "{{n}}"u8;

    /// <summary>Works on bytes, so that all else stays exactly as it was typed. Without a mark, the same memory is returned.</summary>
    public static ReadOnlyMemory<byte> PutInto(ReadOnlyMemory<byte> body, long number)
    {
        var rest = body.Span;
        var at = rest.IndexOf(MarkBytes);
        if (at < 0)
        {
            return body;
        }

        var digits = Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
        using var result = new MemoryStream(body.Length);
        for (; at >= 0; at = rest.IndexOf(MarkBytes))
        {
            result.Write(rest[..at]);
            result.Write(digits);
            rest = rest[(at + MarkBytes.Length)..];
        }

        result.Write(rest);
        return result.ToArray();
    }

    public static string PutInto(string text, long number) =>
        text.Replace(Mark, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
