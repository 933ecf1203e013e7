using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>Writes a time with full precision; the shop's other answers have milliseconds.</summary>
internal sealed class ExactTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
