using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>The parts of a line of formatted JSON that have different colours.</summary>
/// <param name="Key">Including its quotes; null if there is none.</param>
/// <param name="Value">The value, or the brackets.</param>
/// <param name="Cut">How many bytes of the value are not in <paramref name="Value"/>.</param>
public sealed record JsonText(string? Key, string Value, int Cut)
{
    /// <summary>The maximum number of bytes of a value in one line: no long string goes through the circuit.</summary>
    public const int MaxValueBytes = 1_000;

    /// <summary>The maximum number of bytes of a key.</summary>
    public const int MaxKeyBytes = 200;

    public static JsonText Of(ReadOnlySpan<byte> body, JsonLine line)
    {
        var (value, cut) = line.Kind switch
        {
            JsonLineKind.OpenObject => ("{", 0),
            JsonLineKind.CloseObject => ("}", 0),
            JsonLineKind.OpenArray => ("[", 0),
            JsonLineKind.CloseArray => ("]", 0),
            JsonLineKind.EmptyObject => ("{}", 0),
            JsonLineKind.EmptyArray => ("[]", 0),
            _ => Text(body.Slice(line.ValueStart, line.ValueLength), MaxValueBytes, line.Kind != JsonLineKind.Plain),
        };
        if (line.KeyLength == 0)
        {
            return new JsonText(null, value, cut);
        }

        var name = body.Slice(line.KeyStart, line.KeyLength);
        var isJson = name.StartsWith((byte)'"');
        var (key, keyCut) = Text(name, MaxKeyBytes, isJson);
        return new JsonText(keyCut > 0 ? key + (isJson ? "…\"" : "…") : key, value, cut);
    }

    private static (string Text, int Cut) Text(ReadOnlySpan<byte> bytes, int most, bool isJson)
    {
        var end = Utf8Cut.Before(bytes, most);
        var text = Encoding.UTF8.GetString(bytes[..end]);
        return (isJson ? JsonEscapes.Show(text) : VisibleText.OfLine(text), bytes.Length - end);
    }
}
