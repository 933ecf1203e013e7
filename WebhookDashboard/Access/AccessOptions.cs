using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Access;

/// <summary>The section <c>Access</c>: who may look at the dashboard. Senders of webhooks never sign in.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    public AccessMode Mode { get; set; } = AccessMode.Token;

    /// <summary>The token that people sign in with; null: one is made at start and shown on the console.</summary>
    public string? Token { get; set; }

    /// <summary>For the mode <see cref="AccessMode.Oidc"/>.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>Keys for the REST API and the hub, sent as <c>Authorization: Bearer KEY</c>.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];
}
