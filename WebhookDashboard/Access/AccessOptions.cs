using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.Oidc;

namespace WebhookDashboard.Access;

/// <summary>The section <c>Access</c>: who may use the dashboard. Webhook senders never sign in.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    public AccessMode Mode { get; set; } = AccessMode.Token;

    /// <summary>The sign-in token; null: one is generated at start and printed to the console.</summary>
    public string? Token { get; set; }

    /// <summary>For the mode <see cref="AccessMode.Oidc"/>.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>Keys for the REST API and the hub, sent as <c>Authorization: Bearer KEY</c>.</summary>
    public IReadOnlyList<string> ApiKeys { get; set; } = [];
}
