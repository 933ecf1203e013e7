using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using WebhookDashboard.Access.SignIn;

namespace WebhookDashboard.Access.Oidc;

/// <summary>Why a sign-in failed, as far as its exception tells.</summary>
/// <param name="Failure">What the page explains.</param>
/// <param name="Error">The provider's error code, from RFC 6749 or OpenID Connect; null if it sent none.</param>
/// <param name="Description">The provider's description.</param>
internal sealed record OidcFault(SignInFailure Failure, string? Error = null, string? Description = null)
{
    /// <param name="fault">The exception that ASP.NET Core's handler raised.</param>
    /// <param name="wasBegunHere">Whether the answer belongs to a request of this browser.</param>
    public static OidcFault Of(Exception? fault, bool wasBegunHere = true)
    {
        // Without the state, anybody may have written the answer, including its description.
        if (!wasBegunHere || fault is AuthenticationFailureException { Message: "Correlation failed." } or OpenIdConnectProtocolInvalidNonceException)
        {
            return new OidcFault(SignInFailure.Expired);
        }

        if (fault?.Data["error"] is string { Length: > 0 } error)
        {
            var description = fault.Data["error_description"] as string;
            return new OidcFault(FailureOf(error, description ?? ""), error, description);
        }

        return new OidcFault(fault switch
        {
            SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException => SignInFailure.Clock,
            _ => SignInFailure.Provider,
        });
    }

    private static SignInFailure FailureOf(string error, string description) => error switch
    {
        "access_denied" => SignInFailure.Cancelled,
        "server_error" or "temporarily_unavailable" => SignInFailure.Unavailable,
        "invalid_scope" => SignInFailure.Scope,
        "invalid_redirect_uri" => SignInFailure.RedirectAddress,

        // Most providers have no error code for an unregistered redirect address.
        _ when description.Contains("redirect", StringComparison.OrdinalIgnoreCase)
            || description.Contains("callback", StringComparison.OrdinalIgnoreCase) => SignInFailure.RedirectAddress,
        "invalid_client" or "unauthorized_client" => SignInFailure.Client,

        // The code was already used or has expired.
        "invalid_grant" => SignInFailure.Expired,
        _ => SignInFailure.Refused,
    };
}
