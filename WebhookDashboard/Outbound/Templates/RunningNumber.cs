using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound.Templates;

/// <summary>The number in a body that counts up with each send, so that no two test events look the same.</summary>
internal static class RunningNumber
{
    /// <summary>Its placeholder in a body.</summary>
    public const string Mark = "{{n}}";

    private static ReadOnlySpan<byte> MarkBytes => "{{n}}"u8;

    public static bool IsIn(ReadOnlySpan<byte> body) => body.IndexOf(MarkBytes) >= 0;

    /// <summary>Replaces the mark. Works on bytes, so that everything else stays exactly as typed. Returns the same memory if there is no mark.</summary>
    public static ReadOnlyMemory<byte> PutInto(ReadOnlyMemory<byte> body, long number)
    {
        var marks = body.Span.Count(MarkBytes);
        if (marks == 0)
        {
            return body;
        }

        // Allocates the exact size, since a body may have 25 MB.
        var digits = Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
        var result = new byte[body.Length + (marks * (digits.Length - MarkBytes.Length))];
        var rest = body.Span;
        var left = result.AsSpan();
        for (var at = rest.IndexOf(MarkBytes); at >= 0; at = rest.IndexOf(MarkBytes))
        {
            rest[..at].CopyTo(left);
            digits.CopyTo(left[at..]);
            rest = rest[(at + MarkBytes.Length)..];
            left = left[(at + digits.Length)..];
        }

        rest.CopyTo(left);
        return result;
    }

    public static string PutInto(string text, long number) =>
        text.Replace(Mark, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
