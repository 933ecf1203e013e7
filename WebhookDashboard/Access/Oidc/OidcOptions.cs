namespace WebhookDashboard.Access.Oidc;

/// <summary>The section <c>Access:Oidc</c>: where people sign in, and which of them are let in.</summary>
internal sealed class OidcOptions
{
    /// <summary>The provider, <c>https://login.example.com</c>; its description is read below it.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a client that the provider knows as public; PKCE is used either way.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What is asked for beside <c>openid</c>; empty: <c>email</c> and <c>profile</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>Who may come in, by an e-mail that the provider does not say to be unverified.</summary>
    public IReadOnlyList<string> AllowedEmails { get; set; } = [];

    /// <summary>Or who has this claim.</summary>
    public OidcClaim? AllowedClaim { get; set; }

    public IEnumerable<string> AskedScopes => Scopes.Count == 0 ? ["openid", "email", "profile"] : Scopes.Prepend("openid").Distinct();

    /// <summary>The provider as pages name it.</summary>
    public string Host => Uri.TryCreate(Authority, UriKind.Absolute, out var uri) ? uri.Authority : "";

    /// <summary>A list in a file, or one text as people know it from OpenID Connect: <c>openid email groups</c>.</summary>
    public static void ReadScopes(AccessOptions options, IConfiguration configuration)
    {
        if (configuration[$"{AccessOptions.Section}:Oidc:Scopes"] is { Length: > 0 } text)
        {
            options.Oidc.Scopes = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
