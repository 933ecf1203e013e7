using Microsoft.Playwright;
using WebhookDashboard.Tests.Browser;
using WebhookDashboard.Tests.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace WebhookDashboard.Tests.Browser;

/// <summary>The one browser of a test run, started by the first test that needs it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>
    /// Set by test.sh, which installs a browser: a missing browser is then a failure, not a reason to skip.
    /// </summary>
    private const string NoSkipVariable = "WEBHOOKDASHBOARD_NO_SKIP";

    private const string Missing = "No Chromium on the PATH (chromium-headless-shell, chromium, chromium-browser or google-chrome); ./test.sh installs it.";

    /// <summary>
    /// No sandbox, since a container's root has none. The other options prevent requests to the vendor during tests.
    /// </summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",

        // The certificates of tests are self-signed. IgnoreHTTPSErrors of a context asks again for each connection, and some
        // requests fail with ERR_TOO_MANY_RETRIES on a busy machine.
        "--ignore-certificate-errors",
    ];

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test if there is no browser.</summary>
    internal async Task<IBrowser> GetAsync()
    {
        var path = InstalledBrowser.Path;
        if (path is null && Environment.GetEnvironmentVariable(NoSkipVariable) == "1")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(path is null, Missing);
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout((float)WaitLimits.Longest.TotalMilliseconds);
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}
