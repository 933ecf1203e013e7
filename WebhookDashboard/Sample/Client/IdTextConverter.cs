using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>Reads an id, a number or a string, as text.</summary>
internal sealed class IdTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(),
            _ => throw new JsonException("An id is a whole number or a text."),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (long.TryParse(value, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
