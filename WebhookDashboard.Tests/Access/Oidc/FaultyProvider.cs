using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WebhookDashboard.Tests.TestKit.Evidence;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>A minimal OpenID Connect provider in which a test breaks one thing.</summary>
internal sealed class FaultyProvider : IAsyncDisposable
{
    public const string Description = "/.well-known/openid-configuration";
    public const string KeySet = "/keys";
    public const string Push = "/push";
    public const string Authorize = "/authorize";
    public const string Token = "/token";
    public const string UserInfo = "/userinfo";

    public const string ClientSecret = $"{NeverLogged.Mark}-client";
    public const string Code = $"{NeverLogged.Mark}-code";

    private static readonly RsaSecurityKey SigningKey = new(RSA.Create(2048)) { KeyId = "signing" };

    private readonly WebApplication _app;
    private readonly Dictionary<string, string?> _asked = [];

    private FaultyProvider(WebApplication app) => _app = app;

    public string Authority => _app.Urls.First();

    /// <summary>Responses that replace the right ones, by path.</summary>
    public Dictionary<string, RequestDelegate> Answers { get; } = [];

    /// <summary>Changes to its discovery document.</summary>
    public Action<JsonObject>? Describe { get; set; }

    /// <summary>Changes to its ID tokens.</summary>
    public Action<SecurityTokenDescriptor>? Sign { get; set; }

    public static async Task<FaultyProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new FaultyProvider(app);
        app.Run(context => provider.Answers.GetValueOrDefault(context.Request.Path, provider.AnswerAsync)(context));
        await app.StartAsync();
        return provider;
    }

    public static RequestDelegate Page(int status = 200) => context => Results.Text("<html>Hello!</html>", "text/html", statusCode: status).ExecuteAsync(context);

    public static RequestDelegate Error(string error, string description, int status = 400) =>
        context => Results.Json(new { error, error_description = description }, statusCode: status).ExecuteAsync(context);

    /// <summary>Closes the connection, like a server that was killed.</summary>
    public static Task Hang(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>The parameters of the last sign-in, such as <c>prompt</c>.</summary>
    public string? Asked(string parameter) => _asked.GetValueOrDefault(parameter);

    /// <summary>Removes every fault.</summary>
    public void Mend()
    {
        Answers.Clear();
        Describe = null;
        Sign = null;
    }

    /// <summary>Sends the user back with an error.</summary>
    public RequestDelegate Back(string error, string description) =>
        context => Lead(("error", error), ("error_description", description)).ExecuteAsync(context);

    /// <summary>Signs the user in, without any fault.</summary>
    public async Task AnswerAsync(HttpContext context) => await ((string?)context.Request.Path switch
    {
        Description => Results.Json(Described()),
        KeySet => Results.Json(new { keys = new[] { PublicKey() } }),
        Push => await KeepAsync(context.Request),
        Authorize => Lead(("code", Code)),
        Token => Results.Json(new { access_token = $"{NeverLogged.Mark}-access", token_type = "Bearer", id_token = IdToken() }),
        UserInfo => Results.Json(new { sub = "person-1", email = "ada@example.com" }),
        _ => Results.NotFound(),
    }).ExecuteAsync(context);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static object PublicKey()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(SigningKey);
        return new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, alg = "RS256", use = "sig" };
    }

    private JsonObject Described()
    {
        var description = new JsonObject
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = Authority + Authorize,
            ["token_endpoint"] = Authority + Token,
            ["userinfo_endpoint"] = Authority + UserInfo,
            ["pushed_authorization_request_endpoint"] = Authority + Push,
            ["jwks_uri"] = Authority + KeySet,
            ["response_types_supported"] = new JsonArray("code"),
        };
        Describe?.Invoke(description);
        return description;
    }

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        _asked.Clear();
        foreach (var (name, value) in await request.ReadFormAsync())
        {
            _asked[name] = value;
        }

        return Results.Json(new { request_uri = "urn:asked", expires_in = 60 }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Lead(params (string Name, string Value)[] answer) => Results.Redirect(QueryHelpers.AddQueryString(
        Asked("redirect_uri")!, answer.Append(("state", Asked("state")!)).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2))));

    private string IdToken()
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = OidcServer.ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "person-1", ["nonce"] = Asked("nonce")! },
            SigningCredentials = new SigningCredentials(SigningKey, SecurityAlgorithms.RsaSha256),
        };
        Sign?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }
}
