using System.Text.Json.Serialization;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>The JSON type of a field's value.</summary>
/// <remarks>The names are stored in the database.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    [JsonStringEnumMemberName("object")]
    Map,

    [JsonStringEnumMemberName("array")]
    Array,

    [JsonStringEnumMemberName("string")]
    Text,

    [JsonStringEnumMemberName("number")]
    Number,

    [JsonStringEnumMemberName("boolean")]
    Boolean,

    [JsonStringEnumMemberName("null")]
    Null,
}
