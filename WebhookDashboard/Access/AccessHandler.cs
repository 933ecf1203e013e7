using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access;

/// <summary>
/// Authenticates a request: anyone in mode Open; otherwise by API key, by the sign-in cookie, or, in Development, because it
/// comes directly from this machine.
/// </summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptions<AccessOptions> access,
    IHostEnvironment environment,
    ApiKeys keys,
    SignInSessions sessions,
    IAuditTrail audit,
    DirectRequest direct)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>How long keys from the request's address are not checked.</summary>
    private TimeSpan _wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (access.Value.Mode == AccessMode.Open)
        {
            return SignedIn("anyone");
        }

        // A request with a key is judged by the key alone: a wrong key must not pass because of a cookie.
        if (ProgramPaths.TakesKey(Request) && BearerKey.Read(Request) is { } key)
        {
            return await JudgeAsync(key);
        }

        var cookie = await Context.AuthenticateAsync(AccessSchemes.Cookie);
        if (cookie.Succeeded)
        {
            var ends = access.Value.Mode == AccessMode.Oidc ? cookie.Properties.ExpiresUtc : null;
            Context.Features.Set(new AccessLifetime(sessions.StopOf(SignInCookie.SessionOf(cookie.Principal)!), ends));
            return SignedIn(cookie.Principal.Identities.First().Clone());
        }

        // In mode Oidc the developer wants to see the provider's sign-in, so this machine is not signed in automatically.
        return access.Value.Mode == AccessMode.Token && environment.IsDevelopment() && direct.Is(Context) ? SignedIn("developer") : AuthenticateResult.NoResult();
    }

    /// <summary>Redirects browsers to the sign-in page, and tells programs which credentials to send.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (BrowserRequest.Is(Request))
        {
            Response.Redirect(SignInEndpoints.PageAddress(Request.PathBase, $"{Request.PathBase}{Request.Path}{Request.QueryString}"));
            return Task.CompletedTask;
        }

        if (_wait > TimeSpan.Zero)
        {
            Response.Headers.RetryAfter = $"{LockOut.Seconds(_wait)}";
            return TypedResults.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: $"Too many wrong API keys from this address. Wait {LockOut.Words(_wait)}; until then no key is checked.")
                .ExecuteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: !ProgramPaths.TakesKey(Request)
                ? $"Sign in at {Request.PathBase}{SignInEndpoints.Page} in a browser: API keys are for the REST API and the hub only."
                : BearerKey.Read(Request) is null
                ? "Sign in, or send an API key as 'Authorization: Bearer KEY'."
                : "The API key is unknown. Send one that was created in the settings, or one of Access:ApiKeys, as 'Authorization: Bearer KEY'.").ExecuteAsync(Context);
    }

    private async Task<AuthenticateResult> JudgeAsync(string candidate)
    {
        var (attempt, key) = keys.Try(candidate, Context.Connection.RemoteIpAddress);
        if (key is not null)
        {
            Context.Features.Set(new AccessLifetime(key.Revoked));
            return SignedIn($"key {key.Name}");
        }

        _wait = attempt.Wait;
        if (attempt.LocksOut)
        {
            await audit.WriteAsync(
                AuditKind.Refusal,
                $"Locked out for {attempt.Wait.TotalSeconds:0} s after wrong API keys.",
                new Actor(Actor.Stranger, RemoteAddress.Text(Context.Connection.RemoteIpAddress)));
        }

        return AuthenticateResult.Fail("The key is unknown.");
    }

    private AuthenticateResult SignedIn(string name) =>
        SignedIn(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.NameIdentifier, name)], Scheme.Name));

    private AuthenticateResult SignedIn(ClaimsIdentity identity)
    {
        if (RemoteAddress.Text(Context.Connection.RemoteIpAddress) is { } from)
        {
            identity.AddClaim(new Claim(Actor.FromClaim, from));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
