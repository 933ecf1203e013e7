using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.Oidc;

/// <summary>Decides which of the provider's users may sign in.</summary>
internal sealed class OidcAllowList(IOptions<AccessOptions> access)
{
    private const int MaxNameLength = 200;

    private readonly OidcOptions _options = access.Value.Oidc;

    /// <summary>Changes with the settings, so that a change ends existing sign-ins.</summary>
    public string Fingerprint { get; } = new SecretHash(JsonSerializer.Serialize(access.Value.Oidc)).Text;

    public bool MayComeIn(ClaimsPrincipal user) => HasAllowedEmail(user) || HasAllowedClaim(user);

    /// <summary>
    /// The name for the audit and the pages: the e-mail if there is one, otherwise the provider's name for the person.
    /// </summary>
    public static string NameOf(ClaimsPrincipal user)
    {
        var name = user.FindFirst("email")?.Value ?? user.FindFirst("preferred_username")?.Value ?? user.FindFirst("sub")?.Value ?? "unnamed";
        var line = string.Concat(name.Where(c => !char.IsControl(c)));
        return line.Length > MaxNameLength ? line[..MaxNameLength] : line;
    }

    /// <summary>An e-mail counts unless the provider says that it is unverified.</summary>
    private bool HasAllowedEmail(ClaimsPrincipal user) =>
        !user.FindAll("email_verified").Any(claim => !string.Equals(claim.Value, "true", StringComparison.OrdinalIgnoreCase))
        && user.FindAll("email").Any(claim => _options.AllowedEmails.Any(
            allowed => string.Equals(allowed.Trim(), claim.Value, StringComparison.OrdinalIgnoreCase)));

    private bool HasAllowedClaim(ClaimsPrincipal user) =>
        _options.AllowedClaim is { } allowed && user.HasClaim(allowed.Type!, allowed.Value!);
}
