namespace WebhookDashboard.Access.Oidc;

/// <summary>The section <c>Access:Oidc</c>: the provider, and which of its users may sign in.</summary>
internal sealed class OidcOptions
{
    /// <summary>The provider's address, such as <c>https://login.example.com</c>; its metadata is read below it.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a public client. PKCE is used in both cases.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The scopes to request besides <c>openid</c>; empty: <c>email</c> and <c>profile</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>E-mail addresses that may sign in, unless the provider says that they are unverified.</summary>
    public IReadOnlyList<string> AllowedEmails { get; set; } = [];

    /// <summary>A claim that grants access, alternatively or in addition.</summary>
    public OidcClaim? AllowedClaim { get; set; }

    public IEnumerable<string> RequestedScopes => Scopes.Count == 0 ? ["openid", "email", "profile"] : Scopes.Prepend("openid").Distinct();

    /// <summary>The provider's name on pages.</summary>
    public string Host => Uri.TryCreate(Authority, UriKind.Absolute, out var uri) ? uri.Authority : "";

    /// <summary>Reads the scopes from a list, or from text as OpenID Connect writes it: <c>openid email groups</c>.</summary>
    public static void ReadScopes(AccessOptions options, IConfiguration configuration)
    {
        if (configuration[$"{AccessOptions.Section}:Oidc:Scopes"] is { Length: > 0 } text)
        {
            options.Oidc.Scopes = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
