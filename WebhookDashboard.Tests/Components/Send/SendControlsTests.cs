using AngleSharp.Dom;
using Bunit;
using WebhookDashboard.Components.Pages.Send.Form;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendControlsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly SendForm _form = new();

    [Fact]
    public async Task HowOften_BurstIsChosen_AsksHowManyAndSaysSoOnTheButton()
    {
        var controls = Render();
        Assert.Empty(controls.FindAll("[role=spinbutton]"));

        await controls.ClickAsync(() => controls.FindAll("[type=radio]")[1]);

        Assert.True(_form.IsBurst);
        Assert.Equal("Send 20", Button(controls).TextContent.Trim());
        await controls.ChangeAsync("[aria-label='How many times']", "7");
        Assert.Equal("Send 7", Button(controls).TextContent.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("99999")]
    public async Task Count_Invalid_StaysAsTyped(string typed)
    {
        _form.IsBurst = true;
        var controls = Render();

        await controls.ChangeAsync("[aria-label='How many times']", typed);

        Assert.False(_form.Plan.IsValid);
        Assert.Equal(typed, controls.Find("[aria-label='How many times']").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task FollowRedirects_Switched_IsInTheForm()
    {
        var controls = Render();

        await controls.ChangeAsync("[role=switch]", true);

        Assert.True(_form.FollowRedirects);
        Assert.False(_form.IsTyping);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, false)] // A disabled button would lose the focus.
    [InlineData(false, false, true)]
    public void Button_UnlessAllIsThere_IsDisabled(bool isReady, bool isSending, bool isDisabled)
    {
        var controls = _context.Render<SendControls>(parameters => parameters
            .Add(part => part.Form, _form)
            .Add(part => part.IsReady, isReady)
            .Add(part => part.IsSending, isSending)
            .Add(part => part.Fault, "Enter a URL."));

        Assert.Equal(isDisabled, Button(controls).HasAttribute("disabled"));
        Assert.Equal(isSending ? "true" : null, Button(controls).GetAttribute("aria-busy"));
        Assert.Equal("Enter a URL.", controls.Find("[role=alert]").TextContent.Trim());
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static IElement Button(IRenderedComponent<SendControls> controls) => controls.Find("[data-testid=send-webhook]");

    private IRenderedComponent<SendControls> Render() =>
        _context.Render<SendControls>(parameters => parameters.Add(part => part.Form, _form).Add(part => part.IsReady, true));
}
