using System.Text;
using System.Text.Json;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Bodies.CloudEvents;

/// <summary>Reads the members of one CloudEvent.</summary>
internal static class CloudEventParser
{
    /// <summary>More members than any event has. A larger object is something else, and its other members are not listed.</summary>
    private const int MaxAttributes = 200;

    /// <param name="reader">At the start of the object; afterwards at its end.</param>
    /// <param name="utf8">The text that it reads.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static CloudEvent Parse(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var start = (int)reader.TokenStartIndex;
        var attributes = new List<KeyValuePair<string, string>>();
        JsonRange? data = null;
        ReadOnlyMemory<byte>? binary = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(reader);
            reader.Read();
            var value = reader;
            reader.Skip();
            var range = new JsonRange((int)value.TokenStartIndex, (int)(reader.BytesConsumed - value.TokenStartIndex));
            if (name == "data")
            {
                data = range;
            }
            else if (name == "data_base64")
            {
                binary = Decode(value);
            }
            else if (attributes.Count < MaxAttributes && value.TokenType != JsonTokenType.Null)
            {
                attributes.Add(new(name, value.TokenType == JsonTokenType.String ? TextOf(value) : Encoding.UTF8.GetString(range.In(utf8))));
            }
        }

        return new CloudEvent(new JsonRange(start, (int)reader.BytesConsumed - start), attributes) { Data = data, Binary = binary };
    }

    private static ReadOnlyMemory<byte>? Decode(in Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.String && JsonStringText.IsText(value) && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : default(ReadOnlyMemory<byte>?);

    private static string TextOf(in Utf8JsonReader text) =>
        JsonStringText.IsText(text) ? text.GetString()! : Encoding.UTF8.GetString(text.ValueSpan);
}
