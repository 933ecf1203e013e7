namespace WebhookDashboard.Quality.Measures;

/// <summary>Where an event says when it happened.</summary>
/// <remarks>The numbers are stored in the database: never renumber.</remarks>
[Flags]
internal enum TimeSources
{
    None = 0,
    CloudEventHeader = 1,
    ShopifyHeader = 2,
    CloudEventMember = 4,
    Timestamp = 8,
    EventTimeMember = 16,
    OccurredAt = 32,
    Created = 64,
    CreatedAt = 128,
    CreatedAtInCamelCase = 256,
    WebhookHeader = 512,
    SvixHeader = 1024,
}
