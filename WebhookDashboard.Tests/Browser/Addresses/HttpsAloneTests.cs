using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;

namespace WebhookDashboard.Tests.Browser.Addresses;

/// <summary>With <c>--urls https://…</c> and a self-signed certificate.</summary>
public sealed class HttpsAloneTests : AddressJourney
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestCertificate _certificate;

    public HttpsAloneTests(BrowserFixture browser)
        : base(browser)
    {
        _certificate = new TestCertificate(_folder);
        Options = new DashboardHostOptions
        {
            Environment = "Production",
            Settings =
            [
                ("Kestrel:Endpoints:Only:Url", "https://127.0.0.1:0"),
                ("Kestrel:Endpoints:Only:Certificate:Path", _certificate.CertificateFile),
                ("Kestrel:Endpoints:Only:Certificate:KeyPath", _certificate.KeyFile),
            ],
        };
    }

    protected override DashboardHostOptions Options { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _certificate.Dispose();
        _folder.Dispose();
    }
}
