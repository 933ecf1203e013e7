using Bunit;
using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Components.Pages.Endpoints.Settings;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

public sealed class EndpointPageTests : IAsyncDisposable
{
    private static readonly EndpointSlug Payment = EndpointSlug.Parse("payment");

    private readonly PageContext _context = new();

    [Fact]
    public async Task Page_EndpointIsDeletedElsewhere_SaysSoStaysReadableAndOffersNothingThatFails()
    {
        var endpoint = _context.Directory.With("payment", "Payments").Find(Payment)!;
        await _context.Directory.UpdateAsync(
            endpoint with
            {
                Signature = new() { Scheme = SignatureScheme.StandardWebhooks, Secrets = ["whsec_c2VjcmV0"] },
                Response = endpoint.Response with { Headers = new Dictionary<string, string> { ["X-Own"] = "1" } },
            },
            Xunit.TestContext.Current.CancellationToken);
        _context.EventLog.Add(AnEvent.To("payment"));
        var page = _context.Render<EndpointPage>(parameters => parameters.Add(one => one.Slug, "payment"));
        var settings = page.FindComponent<EndpointSettings>();
        await page.ShowsAsync(() => page.Find("a[href^='events/']"));
        await settings.FillAsync(settings.Labelled("Name"), "Half typed");
        Assert.Empty(page.FindAll("[data-testid=endpoint-deleted]"));

        await _context.Directory.DeleteAsync(Payment, Xunit.TestContext.Current.CancellationToken);

        await page.ShowsAsync(() => Assert.Contains("was deleted with its events", page.Find("[role=alert][data-testid=endpoint-deleted]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Half typed", page.Find(settings.Labelled("Name")).GetAttribute("value"));
        Assert.True(page.Find(settings.Labelled("Name")).HasAttribute("readonly"));
        Assert.True(page.Find("#body").HasAttribute("readonly"));
        string[] failing = ["Save", "Delete", "Copy URL", "Copy curl command", "Generate", "Remove this secret", "Add header", "Remove header 1"];
        Assert.All(failing, name => Assert.True(
            page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name).HasAttribute("disabled"), name));
        Assert.Empty(page.FindAll("a[href^='events?'], a[href^='events/']"));
    }

    [Fact]
    public void Page_FiguresStillBeingRead_ShowsTheEndpoint()
    {
        var reading = new TaskCompletionSource();
        _context.Statistics.Gate = reading.Task;
        _context.Directory.With("payment", "Payments");

        var page = _context.Render<EndpointPage>(parameters => parameters.Add(one => one.Slug, "payment"));

        Assert.DoesNotContain("Endpoint not found", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.FindComponent<EndpointSettings>());
        reading.SetResult();
    }

    [Fact]
    public async Task Page_DeletedEndpointIsCreatedAnew_CanBeSavedAgain()
    {
        _context.Directory.With("payment", "Payments");
        var page = _context.Render<EndpointPage>(parameters => parameters.Add(one => one.Slug, "payment"));
        await _context.Directory.DeleteAsync(Payment, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(() => page.Find("[data-testid=endpoint-deleted]"));

        await _context.Directory.CreateAsync(new() { Slug = Payment, Name = "Again" }, Xunit.TestContext.Current.CancellationToken);

        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=endpoint-deleted]")));
        var settings = page.FindComponent<EndpointSettings>();
        Assert.Equal("Again", page.Find(settings.Labelled("Name")).GetAttribute("value"));
    }

    [Fact]
    public void Page_EndpointThatNeverWas_IsNotFound()
    {
        var page = _context.Render<EndpointPage>(parameters => parameters.Add(one => one.Slug, "payment"));

        Assert.Contains("Endpoint not found", page.Markup, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
