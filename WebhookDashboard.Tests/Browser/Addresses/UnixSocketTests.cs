using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;

namespace WebhookDashboard.Tests.Browser.Addresses;

/// <summary>With <c>--urls http://unix:/…</c>.</summary>
public sealed class UnixSocketTests : AddressJourney
{
    private readonly TemporaryFolder _folder = new();
    private readonly SocketGateway _gateway;

    public UnixSocketTests(BrowserFixture browser)
        : base(browser)
    {
        var path = _folder.File("dashboard.sock");
        _gateway = new SocketGateway(path);
        Options = new DashboardHostOptions
        {
            Environment = "Production",
            Settings = [("Kestrel:Endpoints:Only:Url", $"http://unix:{path}")],
        };
    }

    protected override DashboardHostOptions Options { get; }

    protected override Uri Address => _gateway.Address;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }
}
