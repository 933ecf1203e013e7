using System.Net;
using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>What the console shows when the app starts.</summary>
public sealed partial class StartTests
{
    [Theory]
    [InlineData("Access:Mode", "Closed", "Access:Mode is 'Closed'; allowed: Token, Open, Oidc.")]
    [InlineData("Access:ApiKeys:0", "a b", "Access:ApiKeys:0 contains a space or another character that can't be sent; allowed: visible ASCII characters without spaces, since keys are sent in the header Authorization.")]
    public async Task Start_WrongSetting_EndsWithOneLine(string key, string value, string expected)
    {
        var ended = await FailAsync((key, value));

        Assert.Equal((expected, ""), (ended.Errors, ended.Output));
    }

    [Theory]
    [InlineData("PublicUrl", "http://[x")]
    [InlineData("ConnectionStrings:Dashboard", "nonsense=1")]
    [InlineData("ConnectionStrings:Dashboard", "Data Source=/dev/null/x.db")]
    public async Task Start_WrongSettingOfAnotherRoom_EndsWithOneLineThatNamesIt(string key, string value)
    {
        var ended = await FailAsync((key, value));

        Assert.StartsWith(key, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Errors);
        Assert.Empty(ended.Output);
    }

    [Theory]
    [InlineData("nonsense", "Allowed: addresses like http://127.0.0.1:5080, with ';' between.")]
    [InlineData("http://203.0.113.9:80", "choose another one with --urls http://127.0.0.1:PORT.")]
    public async Task Start_InvalidAddress_EndsWithWhatIsAllowed(string urls, string expected)
    {
        var ended = await FailAsync(("urls", urls));

        Assert.EndsWith(expected, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressInUse_SaysSoWithoutAStackTrace()
    {
        await using var host = await DashboardHost.StartAsync();

        var ended = await FailAsync(("urls", host.BaseAddress.GetLeftPart(UriPartial.Authority)));

        Assert.Contains("address already in use. Stop what listens there", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kestrel:Certificates:Default:Path", "nowhere.pfx", "Kestrel:Certificates:Default:Path is 'nowhere.pfx': there is no such file; allowed: ")]
    [InlineData("urls", "https://127.0.0.1:0", "An https address needs a certificate: set Kestrel:Certificates:Default:Path")]
    [InlineData("Kestrel:Endpoints:Only:Protocols", "Http1", "The endpoint Only is missing the required 'Url' parameter. Set it under Kestrel:Endpoints")]
    public async Task Start_UnusableAddressOrCertificate_EndsWithOneLine(string key, string value, string expected)
    {
        var ended = await FailAsync((key, value));

        Assert.StartsWith(expected, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Errors);
    }

    [Fact]
    public async Task Start_WithoutAToken_PrintsALinkThatSignsIn()
    {
        using var folder = new TemporaryFolder();
        await using var process = await DashboardProcess.StartAsync(
            folder,
            ("Access:Mode", "Token"), ("PathBase", "/dash"),
            ("ConnectionStrings:Dashboard", $"Data Source={folder.File("new.db")}")); // There is none, as at the very first start.
        await Until.TrueAsync(() => Link().IsMatch(process.Output));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { DefaultRequestHeaders = { { "Accept", "text/html" } } };

        using var answer = await client.GetAsync(new Uri(Link().Match(process.Output).Value), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Found, "/dash/"), (answer.StatusCode, answer.Location()));
        Assert.Contains("httponly", answer.SetCookie(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAToken_DoesNotPrintIt()
    {
        using var folder = new TemporaryFolder();
        await using var process = await DashboardProcess.StartAsync(
            folder, ("Access:Mode", "Token"), ("Access:Token", TokenHost.Token));
        await Until.TrueAsync(() => process.Output.Contains("Application started", StringComparison.Ordinal));

        Assert.DoesNotContain(TokenHost.Token, process.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Link(), process.Output);
    }

    private static async Task<ProcessEndedException> FailAsync(params (string, string?)[] settings)
    {
        using var folder = new TemporaryFolder();
        var ended = await Assert.ThrowsAsync<ProcessEndedException>(() => DashboardProcess.StartAsync(folder, settings));
        Assert.Equal(1, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Output + ended.Errors, StringComparison.Ordinal);
        return ended;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/dash/login\?t=[A-Za-z0-9_-]{32}", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
