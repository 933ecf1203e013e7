using WebhookDashboard.Access;
using WebhookDashboard.Access.Oidc;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

public sealed class OidcOptionsTests
{
    [Fact]
    public void Validate_CompleteSettings_AreAccepted() => Assert.Null(FaultOf(_ => { }));

    [Theory]
    [InlineData(null)]
    [InlineData("login.example.com")]
    [InlineData("http://login.example.com")]
    [InlineData("ftp://login.example.com")]
    public void Validate_Authority_MustBeHttps(string? authority) =>
        Assert.StartsWith("Access:Oidc:Authority is ", FaultOf(options => options.Authority = authority), StringComparison.Ordinal);

    [Fact]
    public void Validate_AuthorityOnThisMachine_MayBeHttp() =>
        Assert.Null(FaultOf(options => options.Authority = "http://localhost:8080/realms/x"));

    [Fact]
    public void Validate_ClientIdMissing_IsRefused() =>
        Assert.StartsWith("Access:Oidc:ClientId is empty", FaultOf(options => options.ClientId = " "), StringComparison.Ordinal);

    [Fact]
    public void Validate_NobodyAllowed_IsRefused() =>
        Assert.StartsWith("Access:Oidc gives no one access", FaultOf(options => options.AllowedEmails = []), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("gr\u00fcppen")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    public void Validate_InvalidScope_IsNamed(string scope) =>
        Assert.StartsWith($"Access:Oidc:Scopes:1 is '{scope}'", FaultOf(options => options.Scopes = ["email", scope]), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "openid email profile")]
    [InlineData("email groups", "openid email groups")]
    [InlineData("openid email", "openid email")]
    public void RequestedScopes_AnySetting_IncludeOpenid(string set, string expected) =>
        Assert.Equal(expected, string.Join(' ', new OidcOptions { Scopes = set.Split(' ', StringSplitOptions.RemoveEmptyEntries) }.RequestedScopes));

    [Fact]
    public void Validate_InvalidEmail_IsNamed() =>
        Assert.StartsWith("Access:Oidc:AllowedEmails:1 is 'ada'", FaultOf(options => options.AllowedEmails = ["a@b.example", "ada"]), StringComparison.Ordinal);

    [Fact]
    public void Validate_HalfAClaim_IsRefused() =>
        Assert.StartsWith("Access:Oidc:AllowedClaim is incomplete", FaultOf(options => options.AllowedClaim = new OidcClaim { Type = "groups" }), StringComparison.Ordinal);

    [Fact]
    public void Validate_InAnotherMode_IsSkipped() =>
        Assert.True(new AccessOptionsValidator().Validate(name: null, new AccessOptions()).Succeeded);

    private static string? FaultOf(Action<OidcOptions> change)
    {
        var options = new AccessOptions
        {
            Mode = AccessMode.Oidc,
            Oidc = new OidcOptions { Authority = "https://login.example.com", ClientId = "dashboard", AllowedEmails = ["ada@example.com"] },
        };
        change(options.Oidc);
        var result = new AccessOptionsValidator().Validate(name: null, options);
        return result.Succeeded ? null : result.FailureMessage;
    }
}
