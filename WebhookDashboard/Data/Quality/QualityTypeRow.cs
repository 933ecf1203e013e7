using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Quality;

/// <summary>The fields of the payloads of one type at one endpoint, without their values.</summary>
internal sealed class QualityTypeRow
{
    public EndpointSlug Endpoint { get; set; }

    /// <summary>Empty for events without a type.</summary>
    public string EventType { get; set; } = "";

    public DateTimeOffset LastAt { get; set; }

    /// <summary>The fields as JSON.</summary>
    public byte[] Shape { get; set; } = [];
}
