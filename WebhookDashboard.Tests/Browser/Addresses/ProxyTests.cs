using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;

namespace WebhookDashboard.Tests.Browser.Addresses;

/// <summary>Behind nginx, which terminates TLS and reaches the app through its Unix socket.</summary>
public sealed class ProxyTests : AddressJourney
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReservedPort _port = new();
    private readonly string _socket;
    private Nginx? _nginx;

    public ProxyTests(BrowserFixture browser)
        : base(browser)
    {
        Nginx.SkipWithout();
        _socket = _folder.File("dashboard.sock");
        Options = new DashboardHostOptions
        {
            Environment = "Production",
            Settings = [("Kestrel:Endpoints:Only:Url", $"http://unix:{_socket}"), ("ForwardedHeaders:KnownProxies", "127.0.0.1")],
        };
    }

    protected override DashboardHostOptions Options { get; }

    protected override Uri Address => new($"https://localhost:{_port.Number}/");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _nginx = await Nginx.StartAsync(_port, $"http://unix:{_socket}:");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_nginx is not null)
        {
            await _nginx.DisposeAsync();
        }

        _port.Dispose();
        _folder.Dispose();
    }
}
