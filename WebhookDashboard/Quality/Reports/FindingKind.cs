using System.Text.Json.Serialization;

namespace WebhookDashboard.Quality.Reports;

/// <summary>What is unusual.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>Nothing has arrived for much longer than usual, until now.</summary>
    [JsonStringEnumMemberName("silence")]
    Silence,

    /// <summary>Nothing arrived for much longer than usual.</summary>
    [JsonStringEnumMemberName("gap")]
    Gap,

    /// <summary>Events came again with the same provider id, though they had been accepted.</summary>
    [JsonStringEnumMemberName("repeat")]
    Repeat,

    /// <summary>Events came again with the same provider id after a failure answer.</summary>
    [JsonStringEnumMemberName("retry")]
    Retry,

    /// <summary>Events had the body of an earlier one.</summary>
    [JsonStringEnumMemberName("sameBody")]
    SameBody,

    /// <summary>Events arrived in another order than they happened.</summary>
    [JsonStringEnumMemberName("outOfOrder")]
    OutOfOrder,

    /// <summary>Events arrived much later than usual.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>Events arrived before their own time.</summary>
    [JsonStringEnumMemberName("clockAhead")]
    ClockAhead,

    /// <summary>Signatures were not valid.</summary>
    [JsonStringEnumMemberName("verdict")]
    Verdict,

    /// <summary>A field appeared, vanished or changed its type.</summary>
    [JsonStringEnumMemberName("shape")]
    Shape,
}
