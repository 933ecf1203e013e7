using System.Text.Json;
using System.Text.Unicode;

namespace WebhookDashboard.Domain.Json;

/// <summary>
/// Tells which strings of a JSON text can be read. The reader throws where one can't: a body may hold hundreds of thousands of
/// those, and an exception costs more than reading a kilobyte.
/// </summary>
internal static class JsonStringText
{
    private const int EscapeLength = 6; // \uD83D

    /// <summary>Whether the string or the name at the reader is UTF-8, without half of a surrogate pair.</summary>
    public static bool IsText(in Utf8JsonReader reader) =>
        Utf8.IsValid(reader.ValueSpan) && (!reader.ValueIsEscaped || HasWholePairs(reader.ValueSpan));

    private static bool HasWholePairs(ReadOnlySpan<byte> escaped)
    {
        for (int found; (found = escaped.IndexOf((byte)'\\')) >= 0;)
        {
            escaped = escaped[found..];
            var isPair = IsSurrogate(escaped, "89AB");
            if ((isPair && !IsSurrogate(escaped[EscapeLength..], "CDEF")) || (!isPair && IsSurrogate(escaped, "CDEF")))
            {
                return false;
            }

            escaped = escaped[(isPair ? 2 * EscapeLength : 2)..];
        }

        return true;
    }

    /// <param name="text">Begins with the escape, if there is one.</param>
    /// <param name="third">The digits after the D that half of a pair has.</param>
    private static bool IsSurrogate(ReadOnlySpan<byte> text, string third) =>
        text is [(byte)'\\', (byte)'u', (byte)'D' or (byte)'d', var digit, _, _, ..] && third.Contains((char)digit, StringComparison.OrdinalIgnoreCase);
}
