using Bunit;
using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendBarTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly SendForm _form = new();
    private int _changes;

    public SendBarTests() => _context.Directory.With("inbox").With("payment");

    [Fact]
    public async Task Target_AnotherUrlIsChosen_AsksForItAndReportsNoFaultYet()
    {
        var bar = Render();

        Assert.True(_form.IsTyping);
        Assert.Null(_form.Endpoint);
        Assert.Equal("false", bar.Find("[type=url]").GetAttribute("aria-invalid"));

        await bar.ChooseAsync("[aria-label=To]", "/hooks/payment");

        Assert.Equal("payment", _form.Endpoint?.Value);
        Assert.False(_form.IsTyping);
        Assert.Empty(bar.FindAll("[type=url]"));
    }

    [Fact]
    public async Task Url_Typed_IsTheTargetAtOnceAndIsAFaultOnlyWhenItIsLeft()
    {
        var bar = Render();

        await bar.InputAsync("[type=url]", "https://example.com/hooks");
        Assert.Equal("https://example.com/hooks", _form.Target);
        Assert.Equal("", bar.Find("[type=url]").GetAttribute("value") ?? ""); // Sent back, it would overwrite later keys.

        await bar.InputAsync("[type=url]", "nowhere");
        Assert.Null(_form.Target);
        Assert.Equal("false", bar.Find("[type=url]").GetAttribute("aria-invalid"));

        await bar.LeaveAsync("[type=url]");
        Assert.Equal("true", bar.Find("[type=url]").GetAttribute("aria-invalid"));
        Assert.Equal(3, _changes);
    }

    [Fact]
    public async Task Scheme_Chosen_AsksForASecretAndGeneratesOne()
    {
        var bar = Render();
        Assert.Empty(bar.FindAll("[type=password]"));

        await bar.ChooseAsync("[aria-label='Sign as']", "Standard Webhooks");
        await bar.ClickAsync("[title='Generate a random secret']");

        Assert.Equal(SignatureScheme.StandardWebhooks, _form.Scheme);
        Assert.StartsWith("whsec_", _form.Secret, StringComparison.Ordinal);
        Assert.Equal(_form.Secret, bar.Find("[type=password]").GetAttribute("value"));
    }

    [Fact]
    public async Task Method_Chosen_IsInTheForm()
    {
        var bar = Render();

        await bar.ChooseAsync("[aria-label=Method]", "PUT");

        Assert.Equal("PUT", _form.Method);
    }

    [Fact]
    public async Task Target_DeletedElsewhere_OffersNoCommandToCopy()
    {
        var bar = Render();
        await bar.ChooseAsync("[aria-label=To]", "/hooks/payment");
        Assert.False(bar.Find("[data-copy-curl]").HasAttribute("disabled"));

        await _context.Directory.DeleteAsync(EndpointSlug.Parse("payment"), Xunit.TestContext.Current.CancellationToken);
        bar.Render();

        Assert.True(bar.Find("[data-copy-curl]").HasAttribute("disabled"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<SendBar> Render()
    {
        _form.IsTyping = true;
        _ = _context.Popovers;
        return _context.Render<SendBar>(parameters => parameters
            .Add(bar => bar.Form, _form)
            .Add(bar => bar.OnChanged, () => _changes++));
    }
}
