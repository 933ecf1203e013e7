using Microsoft.Extensions.Configuration;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.Proxies;
using Xunit;

namespace WebhookDashboard.Tests.Access;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("s", true)]
    [InlineData("visible-ASCII_~!", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("schlüssel", false)]
    public void Validate_Token_MustBeSendable(string? token, bool expected)
    {
        var result = new AccessOptionsValidator().Validate(name: null, new AccessOptions { Token = token });

        Assert.Equal(expected, result.Succeeded);
        Assert.All(result.Failures ?? [], fault => Assert.StartsWith("Access:Token ", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_ModeByNumber_NamesWhatIsAllowed()
    {
        var result = new AccessOptionsValidator().Validate(name: null, new AccessOptions { Mode = (AccessMode)7 });

        Assert.Equal("Access:Mode is '7'; allowed: Token, Open, Oidc.", result.FailureMessage);
    }

    [Fact]
    public void Validate_WrongKey_IsNamedAndNotRepeated()
    {
        var result = new AccessOptionsValidator().Validate(name: null, new AccessOptions { ApiKeys = ["good", "not good"] });

        Assert.StartsWith("Access:ApiKeys:1 ", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("not good", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PathBase", "/hooks-dashboard", true)]
    [InlineData("PathBase", "/a/b.c/", true)]
    [InlineData("PathBase", "/", true)]
    [InlineData("PathBase", "dash", false)]
    [InlineData("PathBase", "/a b", false)]
    [InlineData("PathBase", "/a?b", false)]
    [InlineData("PathBase", "//a", false)]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.5, ::1;10.0.0.0/8", true)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "fd00::/8", true)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "proxy.internal", false)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "10.0.0.0/99", false)]
    public void Validate_ReverseProxy_NamesTheKeyOfAFault(string key, string value, bool expected)
    {
        var options = new ReverseProxyOptions();
        ReverseProxyOptions.Read(options, new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());

        var result = new ReverseProxyOptionsValidator().Validate(name: null, options);

        Assert.Equal(expected, result.Succeeded);
        Assert.All(result.Failures ?? [], fault => Assert.StartsWith(key.Split(":0")[0], fault, StringComparison.Ordinal));
    }
}
