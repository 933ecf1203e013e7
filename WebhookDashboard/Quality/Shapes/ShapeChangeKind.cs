using System.Text.Json.Serialization;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>How a field changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShapeChangeKind>))]
public enum ShapeChangeKind
{
    /// <summary>It was not in the payloads before.</summary>
    [JsonStringEnumMemberName("appeared")]
    Appeared,

    /// <summary>It is no longer in the payloads.</summary>
    [JsonStringEnumMemberName("vanished")]
    Vanished,

    /// <summary>It has a type that it did not have before.</summary>
    [JsonStringEnumMemberName("changedType")]
    ChangedType,
}
