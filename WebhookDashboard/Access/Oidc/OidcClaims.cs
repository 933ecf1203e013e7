using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.Oidc;

/// <summary>The claims that grant access, and advice for when the provider does not send one.</summary>
internal sealed class OidcClaims(IOptions<AccessOptions> access)
{
    /// <summary>The scopes of OpenID Connect (Core 1.0, 5.4) that bring claims which may grant access.</summary>
    private static readonly Dictionary<string, string> StandardScopes = new(StringComparer.Ordinal)
    {
        ["email"] = "email", ["email_verified"] = "email",
        ["name"] = "profile", ["preferred_username"] = "profile", ["nickname"] = "profile", ["given_name"] = "profile",
        ["family_name"] = "profile", ["profile"] = "profile", ["website"] = "profile", ["locale"] = "profile", ["zoneinfo"] = "profile",
        ["phone_number"] = "phone", ["phone_number_verified"] = "phone",
    };

    private readonly OidcOptions _options = access.Value.Oidc;

    private IEnumerable<string> Wanted =>
        [.. _options.AllowedEmails.Count > 0 ? ["email"] : Array.Empty<string>(), .. _options.AllowedClaim?.Type is { } type ? [type] : Array.Empty<string>()];

    public IReadOnlyList<OidcMissingClaim> MissingOf(ClaimsPrincipal user) => Choose(type => !user.HasClaim(claim => claim.Type == type));

    /// <summary>Keeps those of the types that grant access: anybody can write anything into the address.</summary>
    public IReadOnlyList<OidcMissingClaim> Named(IEnumerable<string?> types) => Choose(types.Contains);

    private IReadOnlyList<OidcMissingClaim> Choose(Func<string, bool> isMissing) =>
        [.. Wanted.Distinct().Where(isMissing).Select(type => new OidcMissingClaim(type, AdviceFor(type)))];

    private string AdviceFor(string type)
    {
        var scope = StandardScopes.GetValueOrDefault(type, type);
        return _options.RequestedScopes.Contains(scope)
            ? $"The scope '{scope}' is requested: check that the account has the claim '{type}' there, and that this client may receive it."
            : StandardScopes.ContainsKey(type)
                ? $"Add the scope '{scope}' to Access:Oidc:Scopes."
                : $"Add the scope that includes it, often '{scope}', to Access:Oidc:Scopes, or have the provider send it to this client without one.";
    }
}
