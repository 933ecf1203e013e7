using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access.Oidc;

/// <summary>
/// Handles the provider's answer: starts a session for people on the allow list, and shows everybody else a page that says why
/// not.
/// </summary>
internal sealed partial class OidcEvents(
    OidcAllowList guests, OidcClaims claims, OidcFaultLog faults, IAuditTrail audit, IOptions<AccessOptions> access, ILogger<OidcEvents> logger)
    : OpenIdConnectEvents
{
    /// <summary>All claims are known here, and nothing is stored yet.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var user = context.Principal!;
        var name = OidcAllowList.NameOf(user);
        var host = access.Value.Oidc.Host;
        var actor = new Actor(name, RemoteAddress.Text(context.HttpContext.Connection.RemoteIpAddress));
        if (!guests.MayComeIn(user))
        {
            var missing = claims.MissingOf(user);
            foreach (var claim in missing)
            {
                Log.Missing(logger, host, claim.Type, claim.Advice);
            }

            var why = missing.Count > 0
                ? $"Rejected: signed in at {host}, which did not send: {string.Join(", ", missing.Select(claim => claim.Type))}."
                : $"Rejected: signed in at {host}, but not on the list of allowed accounts.";
            await audit.WriteAsync(AuditKind.Refusal, why, actor);
            var failure = missing.Count > 0 ? SignInFailure.MissingClaim : SignInFailure.NotAllowed;
            Lead(context, missing.Aggregate(
                SignInEndpoints.PageAddress(context.Request.PathBase, context.ReturnUri, failure),
                (address, claim) => QueryHelpers.AddQueryString(address, OidcHint.MissingParameter, claim.Type)));
            return;
        }

        // Only the name is kept of what the provider sent.
        context.Principal = SignInCookie.NewSession(name, user.FindFirst("sub")?.Value ?? name, guests.Fingerprint);
        context.Properties = new AuthenticationProperties { RedirectUri = context.ReturnUri };
        await audit.WriteAsync(AuditKind.SignIn, $"Signed in at {host}.", actor);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var known = OidcFault.Of(context.Failure, wasBegunHere: context.Properties is not null);
        faults.Write(known, context.Failure, context.Request);
        Lead(context, OidcEndpoints.AddressAfter(context.Request.PathBase, context.Properties, known.Failure));
        return Task.CompletedTask;
    }

    private static void Lead<TOptions>(HandleRequestContext<TOptions> context, string address)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(address);
        context.HandleResponse();
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Access.ClaimMissing, LogLevel.Warning, "{Provider} did not send the claim '{Claim}' of a person who signed in there, so the person was refused. {Advice}")]
        public static partial void Missing(ILogger logger, string provider, string claim, string advice);
    }
}
