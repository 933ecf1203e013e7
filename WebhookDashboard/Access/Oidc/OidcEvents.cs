using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access.Oidc;

/// <summary>What follows from the provider's answer: a session for those who may come in, and a page that says why for all others.</summary>
internal sealed partial class OidcEvents(
    OidcGuests guests, IAuditTrail audit, IOptions<AccessOptions> access, ILogger<OidcEvents> logger) : OpenIdConnectEvents
{
    /// <summary>All that the provider tells is known now, and nothing is kept of it yet.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var user = context.Principal!;
        var name = OidcGuests.NameOf(user);
        var actor = new Actor(name, RemoteAddress.Text(context.HttpContext.Connection.RemoteIpAddress));
        if (!guests.MayComeIn(user))
        {
            await audit.WriteAsync(AuditKind.Refusal, $"Known at {access.Value.Oidc.Host}, and not among those who may come in.", actor);
            Lead(context, SignInFailure.NotAllowed);
            return;
        }

        // Of what the provider told only the name is kept.
        context.Principal = SignInCookie.NewSession(name, user.FindFirst("sub")?.Value ?? name, guests.Fingerprint);
        context.Properties = new AuthenticationProperties { RedirectUri = context.ReturnUri };
        await audit.WriteAsync(AuditKind.SignIn, $"Signed in at {access.Value.Oidc.Host}.", actor);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        if (context.Request.Query["error"] == "access_denied")
        {
            Lead(context, SignInFailure.Cancelled);
            return Task.CompletedTask;
        }

        Log.Failed(logger, context.Failure);
        Lead(context, SignInFailure.Provider);
        return Task.CompletedTask;
    }

    private static void Lead<TOptions>(HandleRequestContext<TOptions> context, SignInFailure failure)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(SignInEndpoints.PageAddress(context.Request.PathBase, returnUrl: null, failure));
        context.HandleResponse();
    }

    private static partial class Log
    {
        [LoggerMessage(1404, LogLevel.Warning, "The sign-in service's answer could not be used")]
        public static partial void Failed(ILogger logger, Exception? fault);
    }
}
