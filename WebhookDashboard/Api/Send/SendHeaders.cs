using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Send;

/// <summary>Headers by name in a JSON object. Their order is kept, and a name may occur more than once.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record SendHeaders(IReadOnlyList<HeaderLine> Lines)
{
    internal sealed class Converter : JsonConverter<SendHeaders>
    {
        public override SendHeaders Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            List<HeaderLine> lines = [];
            Expect(reader.TokenType == JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = TextOf(ref reader);
                Expect(reader.Read() && reader.TokenType == JsonTokenType.String);
                lines.Add(new HeaderLine(name, TextOf(ref reader)));
            }

            return new SendHeaders(lines);
        }

        public override void Write(Utf8JsonWriter writer, SendHeaders value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var line in value.Lines)
            {
                writer.WriteString(line.Name, line.Value);
            }

            writer.WriteEndObject();
        }

        private static string TextOf(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException half)
            {
                throw new JsonException("Half of a surrogate pair.", half);
            }
        }

        private static void Expect(bool isThere)
        {
            if (!isThere)
            {
                throw new JsonException();
            }
        }
    }
}
