using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Json;

/// <summary>Writes a value as text and parses it when reading, so that ids and slugs are plain strings in JSON.</summary>
internal sealed class ParsableJsonConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && T.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"Not a valid {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
