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
using WebhookDashboard.Tests.TestKit.Evidence;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>
/// A real OpenID Connect provider on a local port. It has one user and signs them in without asking
/// if the request is valid. It requires the client secret, PKCE, and the registered redirect URI.
/// </summary>
internal sealed class OidcServer : IAsyncDisposable
{
    public const string ClientId = "dashboard";
    public const string ClientSecret = $"{NeverLogged.Mark}-client";

    // Generated once and as short as possible, since generating keys takes seconds.
    private static readonly RsaSecurityKey SigningKey = new(RSA.Create(2048)) { KeyId = "signing" };
    private static readonly SymmetricSecurityKey EncryptionKey = new(RandomNumberGenerator.GetBytes(32));

    private readonly WebApplication _app;

    private OidcServer(WebApplication app) => _app = app;

    public string Authority => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>The user's claims. Without <c>email</c> the provider returns no e-mail address.</summary>
    public Dictionary<string, object> Person { get; } = new() { ["email"] = "ada@example.com", ["email_verified"] = true };

    /// <summary>Whether the user denies consent.</summary>
    public bool Denies { get; set; }

    /// <summary>The <c>prompt</c> of each authorization request, such as <c>select_account</c>.</summary>
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
