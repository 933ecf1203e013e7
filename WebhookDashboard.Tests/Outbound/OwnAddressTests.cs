using System.Net;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1", 5080, true)]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1", 5081, false)]
    [InlineData("http://127.0.0.1:5080", "127.0.0.2", 5080, false)]
    [InlineData("http://127.0.0.1:5080", "::ffff:127.0.0.1", 5080, false)]
    [InlineData("http://localhost:5080", "127.0.0.1", 5080, true)]
    [InlineData("http://localhost:5080", "::1", 5080, true)]
    [InlineData("http://localhost:5080", "10.0.0.1", 5080, false)]
    [InlineData("http://[::]:5080", "127.0.0.1", 5080, true)]
    [InlineData("http://*:5080", "::1", 5080, true)]
    [InlineData("http://+:5080", "127.0.0.1", 5080, true)]
    [InlineData("http://0.0.0.0:5080", "169.254.169.254", 5080, false)] // a wildcard is not the whole world
    [InlineData("http://0.0.0.0:5080", "0.0.0.0", 5080, false)]
    [InlineData("http://unix:/tmp/x.sock", "127.0.0.1", 80, false)]
    public void Includes_ByListener_TakesWhatEndsHere(string listener, string address, int port, bool included) =>
        Assert.Equal(included, new ASender(listensAt: listener).OwnAddress.Includes(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("http://localhost:5080", "", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:8080", "/hooks-dashboard", "http://127.0.0.1:8080/hooks-dashboard/")]
    [InlineData("http://0.0.0.0:80", "x/", "http://127.0.0.1/x/")]
    [InlineData("http://[::1]:5080", "", "http://[::1]:5080/")]
    public void Loopback_ByListener_IsWhereTheServerReachesItself(string listener, string pathBase, string address) =>
        Assert.Equal(address, new ASender(pathBase: pathBase, listensAt: listener).OwnAddress.Loopback()?.AbsoluteUri);

    [Fact]
    public void Loopback_HttpsAndHttp_TakesHttp() =>
        Assert.Equal(
            "http://127.0.0.1:5080/",
            new ASender(listensAt: ["https://localhost:5443", "http://localhost:5080"]).OwnAddress.Loopback()?.AbsoluteUri);

    [Fact]
    public void Loopback_NoPort_IsNull() => Assert.Null(new ASender().OwnAddress.Loopback());
}
