namespace WebhookDashboard.Data.Sample;

/// <summary>A user whom a webhook introduced.</summary>
internal sealed class KnownUserRow
{
    public string UserId { get; set; } = "";
    public string Email { get; set; } = "";
    public DateTimeOffset RegisteredAt { get; set; }
}
