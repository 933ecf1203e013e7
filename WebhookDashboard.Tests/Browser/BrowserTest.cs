using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Browser;

/// <summary>
/// A journey through the app in Chromium. Each test has its own app and browser context. A failing test saves a screenshot
/// of each open page in TestResults/. An error on a page's console fails the test.
/// </summary>
public abstract class BrowserTest(BrowserFixture browser) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _consoleErrors = new();
    private readonly List<string> _expectedErrors = [];
    private IBrowserContext? _context;
    private DashboardHost? _dashboard;

    protected DashboardHost Dashboard => _dashboard ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>Shared by the tabs of this test: cookies, storage, permissions.</summary>
    protected IBrowserContext Context => _context ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>The settings of the app.</summary>
    protected virtual DashboardHostOptions Options { get; } = new();

    /// <summary>The app's address in the browser; ends with a slash.</summary>
    protected virtual Uri Address => Dashboard.BaseAddress;

    public virtual async ValueTask InitializeAsync()
    {
        var chromium = await browser.GetAsync();
        _dashboard = await DashboardHost.StartAsync(Options);
        _context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.AbsoluteUri,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        _context.SetDefaultTimeout((float)WaitLimits.Longest.TotalMilliseconds);
        _context.Console += (_, message) => KeepError(message.Type == "error", $"{message.Text} ({message.Location})");
        _context.WebError += (_, error) => KeepError(true, error.Error);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        // Before the tabs are closed: failing calls of their scripts while the circuit ends do not matter.
        var unexpected = _consoleErrors.Where(error => !_expectedErrors.Exists(pattern => Matches(error, pattern))).ToList();
        if (_context is not null)
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                await KeepPicturesAsync(_context);
            }

            await _context.DisposeAsync();
        }

        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        if (unexpected.Count > 0)
        {
            Assert.Fail($"The page wrote errors to its console:\n{string.Join('\n', unexpected)}");
        }
    }

    /// <summary>Opens a page in a new tab and waits until its circuit is up, so that clicks are handled.</summary>
    protected async Task<IPage> OpenAsync(string path, int width = 1440, int height = 900)
    {
        var page = await OpenStaticAsync(path, width, height);
        await WaitUntilInteractiveAsync(page);
        return page;
    }

    /// <summary>Opens a page without a circuit, such as the login page.</summary>
    protected async Task<IPage> OpenStaticAsync(string path, int width = 1440, int height = 900)
    {
        var page = await Context.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(path);
        return page;
    }

    protected static Task WaitUntilInteractiveAsync(IPage page) =>
        page.Locator("[data-interactive=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>A regular expression for console errors that this test causes on purpose.</summary>
    protected void ExpectConsoleError(string pattern) => _expectedErrors.Add(pattern);

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task KeepPicturesAsync(IBrowserContext context)
    {
        var name = TestContext.Current.Test?.TestDisplayName ?? "test";
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
        foreach (var (index, page) in context.Pages.Index())
        {
            var path = Path.Combine(Repository.TestResults, $"{file}.{index + 1}.png");
            await page.ScreenshotAsync(new() { Path = path });
            TestContext.Current.TestOutputHelper?.WriteLine($"Picture: {path}");
        }
    }

    private void KeepError(bool isError, string text)
    {
        if (isError)
        {
            _consoleErrors.Enqueue(text);
        }
    }
}
