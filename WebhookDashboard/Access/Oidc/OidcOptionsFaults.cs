namespace WebhookDashboard.Access.Oidc;

/// <summary>Validates the settings of mode <c>Oidc</c>.</summary>
internal static class OidcOptionsFaults
{
    public static IEnumerable<string> Of(OidcOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return $"Access:Oidc:Authority is '{options.Authority}'; allowed: the https address of an OpenID Connect provider "
                + "(http only on this machine).";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return "Access:Oidc:ClientId is empty; allowed: the id under which the provider knows this app.";
        }

        if (options.ClientSecret is { } secret && string.IsNullOrWhiteSpace(secret))
        {
            yield return "Access:Oidc:ClientSecret is empty; allowed: the secret that the provider gave, or leave it unset for a public client.";
        }

        for (var i = 0; i < options.Scopes.Count; i++)
        {
            if (options.Scopes[i].Length == 0 || !options.Scopes[i].All(IsScopeCharacter))
            {
                yield return $"Access:Oidc:Scopes:{i} is '{options.Scopes[i]}'; allowed: the name of one scope: "
                    + "visible ASCII characters without spaces, quotes and backslashes.";
            }
        }

        for (var i = 0; i < options.AllowedEmails.Count; i++)
        {
            if (!options.AllowedEmails[i].Trim().Contains('@', StringComparison.Ordinal))
            {
                yield return $"Access:Oidc:AllowedEmails:{i} is '{options.AllowedEmails[i]}'; allowed: an email address.";
            }
        }

        if (options.AllowedClaim is { } claim && (string.IsNullOrWhiteSpace(claim.Type) || string.IsNullOrWhiteSpace(claim.Value)))
        {
            yield return "Access:Oidc:AllowedClaim is incomplete; set both Access:Oidc:AllowedClaim:Type and Access:Oidc:AllowedClaim:Value.";
        }

        if (options.AllowedEmails.Count == 0 && options.AllowedClaim is null)
        {
            yield return "Access:Oidc gives no one access; set Access:Oidc:AllowedEmails:0, :1, … or "
                + "Access:Oidc:AllowedClaim: without them, anyone with an account at the provider would have access.";
        }
    }

    /// <summary>RFC 6749, 3.3.</summary>
    private static bool IsScopeCharacter(char c) => c is > ' ' and < (char)127 and not '"' and not '\\';
}
