using System.Net;
using WebhookDashboard.Tests.Outbound;
using Xunit;

namespace WebhookDashboard.Tests.Listening;

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
    public void Includes_ByListener_MatchesItsOwnAddresses(string listener, string address, int port, bool included) =>
        Assert.Equal(included, new ASender(listensAt: listener).OwnAddress.Includes(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("http://localhost:5080", "", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:8080", "/hooks-dashboard", "http://127.0.0.1:8080/hooks-dashboard/")]
    [InlineData("http://0.0.0.0:80", "x/", "http://127.0.0.1/x/")]
    [InlineData("http://[::1]:5080", "", "http://[::1]:5080/")]
    [InlineData("https://[::]:5443", "", "https://127.0.0.1:5443/")]
    [InlineData("https://localhost:5443", "", "https://localhost:5443/")] // The development certificate names no address.
    [InlineData("http://unix:/run/dashboard.sock", "", "http://webhook-dashboard.localhost/")]
    [InlineData("http://unix:/run/dashboard.sock", "/dash", "http://webhook-dashboard.localhost/dash/")]
    [InlineData("https://unix:/run/dashboard.sock", "", "https://webhook-dashboard.localhost/")]
    public void Loopback_ByListener_ReachesTheServer(string listener, string pathBase, string address) =>
        Assert.Equal(address, new ASender(pathBase: pathBase, listensAt: listener).OwnAddress.Loopback()?.AbsoluteUri);

    [Theory]
    [InlineData("http://127.0.0.1:5080/", "https://localhost:5443", "http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080/", "http://unix:/run/dashboard.sock", "http://localhost:5080")]
    [InlineData("http://webhook-dashboard.localhost/", "https://localhost:5443", "http://unix:/run/dashboard.sock")]
    public void Loopback_SeveralListeners_TakesTheSimplest(string address, params string[] listeners) =>
        Assert.Equal(address, new ASender(listensAt: listeners).OwnAddress.Loopback()?.AbsoluteUri);

    [Fact]
    public void Loopback_NoListener_IsNull() => Assert.Null(new ASender().OwnAddress.Loopback());

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080/dash/")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/dash/")]
    [InlineData("http://unix:/run/dashboard.sock", null)]
    public void ForBrowser_ByListener_CanBeOpened(string listener, string? address) =>
        Assert.Equal(address, new ASender(pathBase: "/dash", listensAt: listener).OwnAddress.ForBrowser()?.AbsoluteUri);

    [Theory]
    [InlineData("webhook-dashboard.localhost", 80, "/run/dashboard.sock")]
    [InlineData("Webhook-Dashboard.LOCALHOST", 80, "/run/dashboard.sock")]
    [InlineData("webhook-dashboard.localhost", 443, null)]
    [InlineData("webhook-dashboard.localhost", 8080, null)]
    [InlineData("localhost", 80, null)]
    [InlineData("127.0.0.1", 80, null)]
    public void SocketOf_ByHostAndPort_IsOnlyForItsOwnName(string host, int port, string? path) =>
        Assert.Equal(path, new ASender(listensAt: "http://unix:/run/dashboard.sock").OwnAddress.SocketOf(host, port));
}
