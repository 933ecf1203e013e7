using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access.Oidc;

/// <summary>What follows from the provider's answer: a session for those who may come in, and a page that says why for all others.</summary>
internal sealed partial class OidcEvents(
    OidcGuests guests, OidcClaims claims, OidcFaultLog faults, IAuditTrail audit, IOptions<AccessOptions> access, ILogger<OidcEvents> logger)
    : OpenIdConnectEvents
{
    /// <summary>All that the provider tells is known now, and nothing is kept of it yet.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var user = context.Principal!;
        var name = OidcGuests.NameOf(user);
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
                ? $"Known at {host}, which did not say: {string.Join(", ", missing.Select(claim => claim.Type))}."
                : $"Known at {host}, and not among those who may come in.";
            await audit.WriteAsync(AuditKind.Refusal, why, actor);
            var failure = missing.Count > 0 ? SignInFailure.MissingClaim : SignInFailure.NotAllowed;
            Lead(context, missing.Aggregate(
                SignInEndpoints.PageAddress(context.Request.PathBase, context.ReturnUri, failure),
                (address, claim) => QueryHelpers.AddQueryString(address, OidcHint.MissingParameter, claim.Type)));
            return;
        }

        // Of what the provider told only the name is kept.
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
        [LoggerMessage(LogEventIds.Access.ClaimMissing, LogLevel.Warning, "{Provider} did not send the claim '{Claim}' of somebody who signed in there, who is therefore not let in. {Advice}")]
        public static partial void Missing(ILogger logger, string provider, string claim, string advice);
    }
}
