using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Browser.Addresses;

public sealed class PrefixTests(BrowserFixture browser) : AddressJourney(browser)
{
    protected override DashboardHostOptions Options { get; } = new()
    {
        Environment = "Production",
        Settings = [("PathBase", "/hooks-dashboard")],
    };

    protected override Uri Address => new(Dashboard.BaseAddress, "hooks-dashboard/");
}
