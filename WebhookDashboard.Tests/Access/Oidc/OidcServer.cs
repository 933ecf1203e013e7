using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using WebhookDashboard.Tests.TestKit;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>
/// A real provider of OpenID Connect on a port of this machine, which knows one person and asks nothing: whoever comes
/// with a good request is that person. It insists on the client's secret, on PKCE, and on the address to come back to.
/// </summary>
internal sealed class OidcServer : IAsyncDisposable
{
    public const string ClientId = "dashboard";
    public const string ClientSecret = $"{NeverLogged.Mark}-client";

    // Made once, and no larger than they must be: making them takes seconds.
    private static readonly RsaSecurityKey SigningKey = new(RSA.Create(2048)) { KeyId = "signing" };
    private static readonly SymmetricSecurityKey EncryptionKey = new(RandomNumberGenerator.GetBytes(32));

    private readonly WebApplication _app;

    private OidcServer(WebApplication app) => _app = app;

    public string Authority => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What the provider says of the person; without <c>email</c> it says none.</summary>
    public Dictionary<string, object> Person { get; } = new() { ["email"] = "ada@example.com", ["email_verified"] = true };

    /// <summary>Whether the person refuses.</summary>
    public bool Denies { get; set; }

    /// <summary>What the requests to sign in asked of the person: <c>select_account</c>.</summary>
    public string? LastPrompt { get; private set; }

    public string? LastRedirectUri { get; private set; }

    public static async Task<OidcServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        OidcServer? server = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.EnableDegradedMode();
            options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.RegisterScopes(Scopes.Email, Scopes.Profile);
            options.AddEncryptionKey(EncryptionKey).AddSigningKey(SigningKey);
            options.UseAspNetCore().DisableTransportSecurityRequirement();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => server!.Validate(context)));
            options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => server!.SignIn(context)));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Validate));
        });
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        server = new OidcServer(app);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
        {
            context.Reject(Errors.InvalidClient, "The client is not known.");
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask Validate(ValidateAuthorizationRequestContext context)
    {
        LastPrompt = context.Request.Prompt;
        LastRedirectUri = context.RedirectUri;
        if (context.ClientId != ClientId || context.RedirectUri?.EndsWith("/login/oidc/callback", StringComparison.Ordinal) != true)
        {
            context.Reject(Errors.InvalidClient, "The client is not known.");
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask SignIn(HandleAuthorizationRequestContext context)
    {
        if (Denies)
        {
            context.Reject(Errors.AccessDenied, "The person does not want to.");
            return ValueTask.CompletedTask;
        }

        var identity = new ClaimsIdentity("provider");
        identity.SetClaim(Claims.Subject, "person-1");
        foreach (var (type, value) in Person)
        {
            _ = value switch
            {
                bool flag => identity.SetClaim(type, flag),
                string[] many => identity.SetClaims(type, [.. many]),
                _ => identity.SetClaim(type, value.ToString()),
            };
        }

        identity.SetScopes(context.Request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return ValueTask.CompletedTask;
    }
}
