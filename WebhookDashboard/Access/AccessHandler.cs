using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Audit;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Access;

/// <summary>
/// Decides who asks: everybody where access is open; else by bearer key, by the cookie of the sign-in page, or, in
/// Development, by being at this machine.
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
    /// <summary>How long no key is looked at that comes from where this request does.</summary>
    private TimeSpan _wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (access.Value.Mode == AccessMode.Open)
        {
            return SignedIn("anyone");
        }

        // Who shows a key is judged by the key alone: a wrong one must not pass because a cookie came along.
        if (ProgramPaths.TakesKey(Request) && BearerKey.Read(Request) is { } key)
        {
            return await JudgeAsync(key);
        }

        var cookie = await Context.AuthenticateAsync(AccessSchemes.Cookie);
        if (cookie.Succeeded)
        {
            var ends = access.Value.Mode == AccessMode.Oidc ? cookie.Properties.ExpiresUtc : null;
            Context.Features.Set(new AccessEnd(sessions.StopOf(SignInCookie.SessionOf(cookie.Principal)!), ends));
            return SignedIn(cookie.Principal.Identities.First().Clone());
        }

        // Who sets a provider up wants to see it at work, in Development too.
        return access.Value.Mode == AccessMode.Token && environment.IsDevelopment() && direct.Is(Context) ? SignedIn("developer") : AuthenticateResult.NoResult();
    }

    /// <summary>People are led to the sign-in page; programs are told what to send.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (PageRequest.Is(Request))
        {
            Response.Redirect(SignInEndpoints.PageAddress(Request.PathBase, $"{Request.PathBase}{Request.Path}{Request.QueryString}"));
            return Task.CompletedTask;
        }

        if (_wait > TimeSpan.Zero)
        {
            var seconds = Math.Ceiling(_wait.TotalSeconds).ToString("0");
            Response.Headers.RetryAfter = seconds;
            return TypedResults.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: $"Too many wrong API keys came from this address: wait {seconds} seconds; until then none is looked at.")
                .ExecuteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status401Unauthorized,
            title: !ProgramPaths.TakesKey(Request)
                ? $"Sign in at {Request.PathBase}{SignInEndpoints.Page} in a browser: an API key is for the REST API and the hub alone."
                : BearerKey.Read(Request) is null
                ? "Sign in, or send an API key as 'Authorization: Bearer KEY'."
                : "The API key is not known: send one that was made in the settings, or one of Access:ApiKeys, as 'Authorization: Bearer KEY'.").ExecuteAsync(Context);
    }

    private async Task<AuthenticateResult> JudgeAsync(string candidate)
    {
        var (attempt, key) = keys.Try(candidate, Context.Connection.RemoteIpAddress);
        if (key is not null)
        {
            Context.Features.Set(new AccessEnd(key.Revoked));
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

        return AuthenticateResult.Fail("The key is not known.");
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
