using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Search;

/// <summary>Which repeats a list shows: events whose sender's id an earlier event of the endpoint already had.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DuplicateFilter>))]
public enum DuplicateFilter
{
    /// <summary>Only repeats.</summary>
    [JsonStringEnumMemberName("only")]
    Only,

    /// <summary>Everything but repeats.</summary>
    [JsonStringEnumMemberName("hide")]
    Hide,
}
