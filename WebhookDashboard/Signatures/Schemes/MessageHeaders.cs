namespace WebhookDashboard.Signatures.Schemes;

/// <summary>The three headers of Standard Webhooks under one set of names.</summary>
internal sealed record MessageHeaders(string Id, string Timestamp, string Signature)
{
    public static readonly MessageHeaders Standard = new("webhook-id", "webhook-timestamp", "webhook-signature");

    public static readonly MessageHeaders Svix = new("svix-id", "svix-timestamp", "svix-signature");

    public IReadOnlyList<string> Names => [Id, Timestamp, Signature];
}
