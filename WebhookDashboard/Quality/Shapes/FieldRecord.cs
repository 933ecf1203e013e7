using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>When a field was seen with one type. The short names keep the stored shape small.</summary>
internal sealed class FieldRecord
{
    [JsonPropertyName("p")]
    public required string Path { get; init; }

    [JsonPropertyName("k")]
    public required FieldKind Kind { get; init; }

    /// <summary>In how many payloads.</summary>
    [JsonPropertyName("n")]
    public long Count { get; set; }

    /// <summary>How many whole payloads of the type came before the first with this field.</summary>
    [JsonPropertyName("f")]
    public required long FirstIndex { get; init; }

    [JsonPropertyName("fi")]
    public required EventId FirstId { get; init; }

    /// <summary>How many whole payloads of the type came before the last with this field.</summary>
    [JsonPropertyName("l")]
    public long LastIndex { get; set; }

    [JsonPropertyName("li")]
    public EventId LastId { get; set; }

    [JsonIgnore]
    public bool HoldsOthers => Kind is FieldKind.Map or FieldKind.Array;
}
