namespace WebhookDashboard.Access.Oidc;

/// <summary>What the sign-in page knows of the provider, as a parameter of its route.</summary>
/// <param name="RedirectAddress">The redirect address to register, as derived from this request.</param>
/// <param name="Missing">The claims that the provider did not send.</param>
public sealed record OidcHint(string RedirectAddress, IReadOnlyList<OidcMissingClaim> Missing)
{
    public const string MissingParameter = "missing";

    public static ValueTask<OidcHint> BindAsync(HttpContext context)
    {
        var request = context.Request;
        return ValueTask.FromResult(new OidcHint(
            $"{request.Scheme}://{request.Host}{request.PathBase}{OidcEndpoints.Callback}",
            context.RequestServices.GetRequiredService<OidcClaims>().Named(request.Query[MissingParameter])));
    }
}
