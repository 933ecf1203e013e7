using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using WebhookDashboard.Access;
using WebhookDashboard.Access.SignIn;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static WebhookDashboard.Tests.Access.Oidc.FaultyProvider;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>Every failure on the way to the provider and back ends on the sign-in page, which says what to do.</summary>
public sealed class OidcMistakesTests : IClassFixture<FaultyProviderHost>
{
    private const string NotAsItShould = "did not answer, or not as an OpenID Connect provider does";
    private const string Client = "Access:Oidc:ClientSecret";
    private const string Address = "/login/oidc/callback";
    private const string Again = "Start again";
    private const string Clocks = "The clocks of";
    private const string Refused = "rejected the request";
    private const string Later = "Try again in a few minutes";

    private static readonly Dictionary<string, Action<FaultyProvider>> Mistakes = new()
    {
        ["description is a page"] = provider => provider.Answers[Description] = Page(),
        ["description is not there"] = provider => provider.Answers[Description] = Page(404),
        ["description is cut off"] = provider => provider.Answers[Description] = Hang,
        ["description is half"] = provider => provider.Describe = it => it.Remove("authorization_endpoint"),
        ["description lacks the token endpoint"] = provider => provider.Describe = it => it.Remove("token_endpoint"),
        ["keys are a page"] = provider => provider.Answers[KeySet] = Page(),
        ["keys are cut off"] = provider => provider.Answers[KeySet] = Hang,
        ["push is a page"] = provider => provider.Answers[Push] = Page(),
        ["push fails as a page"] = provider => provider.Answers[Push] = Page(500),
        ["push is cut off"] = provider => provider.Answers[Push] = Hang,
        ["push gives nothing"] = provider => provider.Answers[Push] = context => Microsoft.AspNetCore.Http.Results.Json(new { }, statusCode: 201).ExecuteAsync(context),
        ["push knows no such client"] = provider => provider.Answers[Push] = Error("invalid_client", "Unknown client.", 401),
        ["push knows no such address"] = provider => provider.Answers[Push] = Error("invalid_request", "Invalid parameter: redirect_uri"),
        ["push wants another scope"] = provider => provider.Answers[Push] = Error("invalid_scope", "No such scope."),
        ["push repeats the secret"] = provider => provider.Answers[Push] = Error("invalid_client", $"'{ClientSecret}' is\nnot the secret.", 401),
        ["push wants another prompt"] = provider => provider.Answers[Push] = Error("invalid_request", "Every prompt is wrong."),
        ["authorize fails"] = provider => provider.Answers[Authorize] = provider.Back("server_error", "Something broke."),
        ["authorize is overloaded"] = provider => provider.Answers[Authorize] = provider.Back("temporarily_unavailable", "Too many."),
        ["authorize wants another scope"] = provider => provider.Answers[Authorize] = provider.Back("invalid_scope", "No such scope."),
        ["authorize allows no such client"] = provider => provider.Answers[Authorize] = provider.Back("unauthorized_client", "Not with a code."),
        ["authorize wants another prompt"] = provider => provider.Answers[Authorize] = provider.Back("invalid_request", "Every prompt is wrong."),
        ["authorize writes in red"] = provider => provider.Answers[Authorize] = provider.Back("odd_error", "\u001b[31mred\r\nwarn: forged line"),
        ["token is a page"] = provider => provider.Answers[Token] = Page(),
        ["token fails as a page"] = provider => provider.Answers[Token] = Page(502),
        ["token is cut off"] = provider => provider.Answers[Token] = Hang,
        ["token wants another secret"] = provider => provider.Answers[Token] = Error("invalid_client", "Wrong secret.", 401),
        ["token repeats the code"] = provider => provider.Answers[Token] = Error("invalid_grant", $"The code {Code} was used before."),
        ["userinfo refuses"] = provider => provider.Answers[UserInfo] = Page(403),
        ["userinfo is a page"] = provider => provider.Answers[UserInfo] = Page(),
        ["userinfo is cut off"] = provider => provider.Answers[UserInfo] = Hang,
        ["id token has another nonce"] = provider => provider.Sign = token => token.Claims["nonce"] = "other",
        ["id token has no nonce"] = provider => provider.Sign = token => token.Claims.Remove("nonce"),
        ["id token is too old"] = provider => provider.Sign = token => Shift(token, TimeSpan.FromHours(-1)),
        ["id token is of tomorrow"] = provider => provider.Sign = token => Shift(token, TimeSpan.FromDays(1)),
        ["id token is of another issuer"] = provider => provider.Sign = token => token.Issuer = "https://elsewhere.example",
        ["id token is for another client"] = provider => provider.Sign = token => token.Audience = "somebody-else",
        ["id token is signed by another"] = provider => provider.Sign = token =>
            token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha256),
    };

    private readonly FaultyProviderHost _running;
    private readonly FaultyProvider _provider;

    public OidcMistakesTests(FaultyProviderHost running)
    {
        (_running, _provider) = (running, running.Provider);
        _provider.Mend();
    }

    [Fact]
    public async Task SignIn_NothingWrong_Succeeds()
    {
        using var visitor = new Visitor(_running.Host);

        await visitor.GoAsync("login/oidc?returnUrl=%2Fsend");

        Assert.Equal(("/send", true), (visitor.At.AbsolutePath, visitor.HasSession));
    }

    [Theory]
    [InlineData("description is a page", NotAsItShould)]
    [InlineData("description is not there", NotAsItShould)]
    [InlineData("description is cut off", NotAsItShould)]
    [InlineData("description is half", NotAsItShould)]
    [InlineData("description lacks the token endpoint", NotAsItShould)]
    [InlineData("keys are a page", NotAsItShould)]
    [InlineData("keys are cut off", NotAsItShould)]
    public async Task SignIn_UnusableProviderDescription_ShowsAPageThatSaysSo(string mistake, string said)
    {
        Mistakes[mistake](_provider);
        await using var host = await _running.StartAnotherAsync();

        await AssertLeadsToAPageAsync(host, said, "Sign-in at ");
    }

    [Theory]
    [InlineData("push is a page", NotAsItShould)]
    [InlineData("push fails as a page", NotAsItShould)]
    [InlineData("push is cut off", NotAsItShould)]
    [InlineData("push gives nothing", NotAsItShould)]
    [InlineData("push knows no such client", Client, "invalid_client: Unknown client.")]
    [InlineData("push knows no such address", Address, "Invalid parameter: redirect_uri")]
    [InlineData("push wants another scope", "Access:Oidc:Scopes", "invalid_scope: No such scope.")]
    [InlineData("push repeats the secret", Client, "invalid_client: '…' is not the secret.")]
    [InlineData("push wants another prompt", Refused, "invalid_request: Every prompt is wrong.")]
    [InlineData("authorize fails", Later, "server_error: Something broke.")]
    [InlineData("authorize is overloaded", Later, "temporarily_unavailable: Too many.")]
    [InlineData("authorize wants another scope", "Access:Oidc:Scopes", "invalid_scope: No such scope.")]
    [InlineData("authorize allows no such client", Client, "unauthorized_client: Not with a code.")]
    [InlineData("authorize wants another prompt", Refused, "invalid_request: Every prompt is wrong.")]
    [InlineData("authorize writes in red", Refused, "odd_error:  [31mred  warn: forged line")]
    [InlineData("token is a page", NotAsItShould)]
    [InlineData("token fails as a page", NotAsItShould)]
    [InlineData("token is cut off", NotAsItShould)]
    [InlineData("token wants another secret", Client, "invalid_client: Wrong secret.")]
    [InlineData("token repeats the code", Again, "invalid_grant: The code … was used before.")]
    [InlineData("userinfo refuses", NotAsItShould)]
    [InlineData("userinfo is a page", NotAsItShould)]
    [InlineData("userinfo is cut off", NotAsItShould)]
    [InlineData("id token has another nonce", Again)]
    [InlineData("id token has no nonce", Again)]
    [InlineData("id token is too old", Clocks)]
    [InlineData("id token is of tomorrow", Clocks)]
    [InlineData("id token is of another issuer", NotAsItShould)]
    [InlineData("id token is for another client", NotAsItShould)]
    [InlineData("id token is signed by another", NotAsItShould)]
    public async Task SignIn_Mistake_ShowsAPageThatSaysWhatToDo(string mistake, string said, string? logged = null)
    {
        Mistakes[mistake](_provider);

        await AssertLeadsToAPageAsync(_running.Host, said, logged ?? "Sign-in at ");
    }

    [Fact]
    public async Task SignIn_PromptRefusedOnReturn_AsksAgainWithLogin()
    {
        _provider.Answers[Authorize] = context => _provider.Asked("prompt") == "select_account"
            ? _provider.Back("invalid_request", "unsupported prompt value")(context)
            : _provider.AnswerAsync(context);
        using var visitor = new Visitor(_running.Host);

        await visitor.GoAsync("login/oidc?choose=1&returnUrl=%2Fsend");

        Assert.Equal(("/send", true), (visitor.At.AbsolutePath, visitor.HasSession));
        Assert.Equal("login", _provider.Asked("prompt"));
    }

    [Fact]
    public async Task Callback_WithoutCookies_AsksToStartAgain()
    {
        using var visitor = new Visitor(_running.Host);
        _provider.Answers[Authorize] = context =>
        {
            foreach (System.Net.Cookie cookie in visitor.Cookies.GetAllCookies())
            {
                cookie.Expired = true;
            }

            return _provider.AnswerAsync(context);
        };

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc"));

        Assert.Contains(Again, visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=made-up&state=made-up")]
    [InlineData("?error=invalid_client&error_description=Call+555+for+help")]
    [InlineData("?state=made-up&error=access_denied")]
    [InlineData("?id_token=made-up&access_token=made-up")]
    public async Task Callback_Unrequested_AsksToStartAgainAndLogsNoForeignText(string query)
    {
        using var visitor = new Visitor(_running.Host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync($"login/oidc/callback{query}"));

        Assert.Equal("/login", visitor.At.AbsolutePath);
        Assert.Contains(Again, visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
        Assert.DoesNotContain("555", _running.Host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AddressWithMadeUpClaims_ShowsNone()
    {
        using var visitor = new Visitor(_running.Host);

        await visitor.GoAsync($"login?error={(int)SignInFailure.MissingClaim}&missing=Call+555+for+help&missing=email");

        Assert.Contains("did not send your email", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("555", visitor.Text, StringComparison.Ordinal);
    }

    private static void Shift(SecurityTokenDescriptor token, TimeSpan by)
    {
        token.IssuedAt += by;
        token.NotBefore += by;
        token.Expires += by;
    }

    private static async Task AssertLeadsToAPageAsync(DashboardHost host, string said, string logged)
    {
        var before = host.Logs.Lines.Count;
        using var visitor = new Visitor(host);

        Assert.Equal(HttpStatusCode.OK, await visitor.GoAsync("login/oidc?choose=1&returnUrl=%2Fsend"));

        Assert.Equal("/login", visitor.At.AbsolutePath);
        Assert.Contains("returnUrl=%2Fsend", visitor.At.Query, StringComparison.Ordinal);
        Assert.Contains(said, visitor.Text, StringComparison.Ordinal);
        Assert.False(visitor.HasSession);
        var log = host.Logs.Lines.Skip(before).Select(line => line.ToString()).ToList();
        Assert.Contains(log, line => line.Contains(logged, StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("\nwarn: forged", StringComparison.Ordinal));
    }
}
