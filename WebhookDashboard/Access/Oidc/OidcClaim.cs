namespace WebhookDashboard.Access.Oidc;

/// <summary>A claim that grants access, such as <c>groups</c> = <c>webhooks</c>.</summary>
internal sealed class OidcClaim
{
    public string? Type { get; set; }
    public string? Value { get; set; }
}
