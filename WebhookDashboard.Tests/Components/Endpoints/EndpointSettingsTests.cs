using AngleSharp.Dom;
using Bunit;
using WebhookDashboard.Components.Pages.Endpoints.Settings;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

/// <summary>The form of an endpoint's settings.</summary>
public sealed class EndpointSettingsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Save_Edited_StoresItAndStaysSaved()
    {
        var page = await RenderAsync();

        await page.InputAsync(page.Labelled("Status"), "202");
        await page.FillAsync(page.Labelled("Name"), "  Renamed ");
        await page.SubmitAsync("form");

        Assert.Equal(("Renamed", 202), (Stored.Name, Stored.Response.Status));
        _context.Clock.Advance(TimeSpan.FromSeconds(1)); // No field tells late of what was typed.
        await page.ShowsAsync(() => Assert.Equal("Saved. Applies from the next request.", page.Find("[role=status]").TextContent.Trim()));
        Assert.Empty(Buttons(page, "Discard changes"));
        Assert.Equal("Renamed", page.Find(page.Labelled("Name")).GetAttribute("value"));
    }

    [Fact]
    public async Task Save_DatabaseRefuses_SaysSoAndKeepsWhatWasTyped()
    {
        var page = await RenderAsync();
        await page.FillAsync(page.Labelled("Name"), "Renamed");
        _context.Directory.Fault = new IOException("disk");

        await page.SubmitAsync("form");

        await page.ShowsAsync(() => Assert.Equal(
            "Not saved. The database didn't answer. Try again in a moment.", page.Find("[role=status]").TextContent.Trim()));
        Assert.Equal("Renamed", page.Find(page.Labelled("Name")).GetAttribute("value"));
        _context.Directory.Fault = null;
        await page.SubmitAsync("form");
        Assert.Equal("Renamed", Stored.Name);
    }

    [Fact]
    public async Task Save_OutOfBounds_MarksTheFieldAndStoresNothing()
    {
        var page = await RenderAsync();

        await page.InputAsync(page.Labelled("Delay (milliseconds)"), "-5");
        await page.SubmitAsync("form");

        var field = page.Find(page.Labelled("Delay (milliseconds)"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal(
            new EndpointForm(Stored) { DelayMs = -5 }.Faults()["response.delayMs"],
            page.Find($"[id='{field.GetAttribute("aria-describedby")}']").TextContent.Trim());
        Assert.Contains("Not saved.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Stored.Response.DelayMs);

        await page.FillAsync(page.Labelled("Delay (milliseconds)"), "5");
        await page.SubmitAsync("form");
        Assert.Equal(5, Stored.Response.DelayMs);
    }

    [Fact]
    public async Task Save_NotANumber_IsRefused()
    {
        var page = await RenderAsync();

        await page.InputAsync(page.Labelled("Events"), "1.5");
        await page.SubmitAsync("form");

        Assert.Contains("Not saved.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Null(Stored.Retention);
    }

    [Fact]
    public async Task Edit_TypedAndDiscarded_ShowsTheStoredSettings()
    {
        var page = await RenderAsync();
        await page.InputAsync(page.Labelled("Name"), "Renamed");
        Assert.Empty(Buttons(page, "Discard changes"));
        _context.Clock.Advance(TimeSpan.FromMilliseconds(FormText.Settle));
        await page.ShowsAsync(() => Assert.Single(Buttons(page, "Discard changes")));

        await page.ClickAsync(() => Buttons(page, "Discard changes").Single());

        Assert.Equal("Inbox", page.Find(page.Labelled("Name")).GetAttribute("value"));
        Assert.Empty(Buttons(page, "Discard changes"));
    }

    [Fact]
    public async Task Edit_TypedBack_IsNoChange()
    {
        var page = await RenderAsync();

        await page.FillAsync(page.Labelled("Name"), "Renamed");
        Assert.Single(Buttons(page, "Discard changes"));
        await page.FillAsync(page.Labelled("Name"), "Inbox");

        Assert.Empty(Buttons(page, "Discard changes"));
    }

    [Fact]
    public async Task Methods_Checked_AreStored()
    {
        var page = await RenderAsync();

        await page.ChangeAsync(() => page.FindAll("label").Single(label => label.TextContent.Trim() == "PUT").QuerySelector("input")!, true);
        Assert.Single(Buttons(page, "Discard changes"));
        await page.SubmitAsync("form");

        Assert.Equal(["PUT"], Stored.Methods);
    }

    [Fact]
    public async Task Scheme_WithoutASecret_IsRefusedUntilOneIsGenerated()
    {
        var page = await RenderAsync();
        await page.ChooseAsync("#scheme", "GitHub");

        await page.SubmitAsync("form");
        Assert.Equal("true", page.Find("#secret").GetAttribute("aria-invalid"));
        await page.ClickAsync(() => Buttons(page, "Generate").Single());
        Assert.Equal("false", page.Find("#secret").GetAttribute("aria-invalid"));
        await page.SubmitAsync("form");

        Assert.Equal(SignatureScheme.GitHub, Stored.Signature.Scheme);
        Assert.Single(Stored.Signature.Secrets);
        Assert.Equal("", page.Find("#secret").GetAttribute("value") ?? "");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private WebhookEndpoint Stored => _context.Directory.All[0];

    private async Task<IRenderedComponent<EndpointSettings>> RenderAsync()
    {
        await _context.Directory.CreateAsync(AnEndpoint.Named("inbox").Titled("Inbox").Build(), CancellationToken.None);
        return _context.Render<EndpointSettings>(parameters => parameters.Add(settings => settings.Endpoint, Stored));
    }

    private static IReadOnlyList<IElement> Buttons(IRenderedComponent<EndpointSettings> page, string text) =>
        [.. page.FindAll("button").Where(button => button.TextContent.Trim() == text)];
}
