using System.Net;
using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>What the person at the console sees of a start.</summary>
public sealed partial class StartTests
{
    [Theory]
    [InlineData("Access:Mode", "Closed", "Access:Mode is 'Closed'; allowed: Token, Open, Oidc.")]
    [InlineData("Access:ApiKeys:0", "a b", "Access:ApiKeys:0 holds a space or another character that can't be sent; allowed are visible ASCII characters without spaces, as they must fit into the header Authorization.")]
    public async Task Start_WrongSetting_EndsWithOneLine(string key, string value, string expected)
    {
        var output = await FailAsync((key, value));

        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData("PublicUrl", "http://[x")]
    [InlineData("ConnectionStrings:Dashboard", "nonsense=1")]
    [InlineData("ConnectionStrings:Dashboard", "Data Source=/dev/null/x.db")]
    public async Task Start_WrongSettingOfAnotherRoom_EndsWithOneLineThatNamesIt(string key, string value)
    {
        var output = await FailAsync((key, value));

        Assert.StartsWith(key, output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Theory]
    [InlineData("nonsense", "Allowed: addresses like http://127.0.0.1:5080, with ';' between.")]
    [InlineData("http://203.0.113.9:80", "choose another one with --urls http://127.0.0.1:PORT.")]
    public async Task Start_AddressThatCannotBeUsed_EndsWithWhatIsAllowed(string urls, string expected)
    {
        var output = await FailAsync(("urls", urls));

        Assert.EndsWith(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressInUse_SaysSoWithoutAStackTrace()
    {
        await using var host = await DashboardHost.StartAsync();

        var output = await FailAsync(("urls", host.BaseAddress.GetLeftPart(UriPartial.Authority)));

        Assert.Contains("address already in use. Stop what listens there", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAToken_PrintsALinkThatSignsIn()
    {
        using var folder = new TemporaryFolder();
        await using var process = await DashboardProcess.StartAsync(folder, ("Access:Mode", "Token"), ("PathBase", "/dash"));
        await Until.TrueAsync(() => Link().IsMatch(process.Output));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var answer = await client.GetAsync(new Uri(Link().Match(process.Output).Value), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Found, "/dash/"), (answer.StatusCode, answer.Location()));
        Assert.Contains("httponly", answer.SetCookie(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAToken_KeepsItToItself()
    {
        using var folder = new TemporaryFolder();
        await using var process = await DashboardProcess.StartAsync(
            folder, ("Access:Mode", "Token"), ("Access:Token", TokenHost.Token));
        await Until.TrueAsync(() => process.Output.Contains("Application started", StringComparison.Ordinal));

        Assert.DoesNotContain(TokenHost.Token, process.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Link(), process.Output);
    }

    /// <returns>All that the process said before it ended with the code 1.</returns>
    private static async Task<string> FailAsync(params (string, string?)[] settings)
    {
        const string Ended = "The app ended with 1:\n";
        using var folder = new TemporaryFolder();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => DashboardProcess.StartAsync(folder, settings));
        Assert.StartsWith(Ended, fault.Message, StringComparison.Ordinal);
        return fault.Message[Ended.Length..];
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/dash/login\?t=[A-Za-z0-9_-]{32}", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
