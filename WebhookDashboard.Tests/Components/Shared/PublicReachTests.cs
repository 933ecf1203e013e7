using WebhookDashboard.Components.Shared;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class PublicReachTests
{
    [Theory]
    [InlineData("http://localhost:5080/hooks/inbox", true)]
    [InlineData("http://127.0.0.1:5080/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://192.168.1.7/", true)]
    [InlineData("http://172.20.0.3/", true)]
    [InlineData("http://dashboard/", true)]
    [InlineData("http://mac.local/", true)]
    [InlineData("https://hooks.example.com/", false)]
    [InlineData("https://8.8.8.8/", false)]
    [InlineData("https://[2606:4700::1111]/", false)]
    public void IsLocal_Host_SaysWhetherTheInternetCanReachIt(string address, bool isLocal) =>
        Assert.Equal(isLocal, PublicReach.IsLocal(new Uri(address)));

    [Fact]
    public void TunnelLine_Url_LeadsToItsServer() =>
        Assert.Equal("cloudflared tunnel --url http://localhost:5080", PublicReach.TunnelLine(new Uri("http://localhost:5080/hooks/inbox")));
}
