namespace WebhookDashboard.Data.Sample;

/// <summary>A user that the app knows from a webhook.</summary>
internal sealed class KnownUserRow
{
    public string UserId { get; set; } = "";
    public string Email { get; set; } = "";
    public DateTimeOffset RegisteredAt { get; set; }
}
