using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Shared.Forms;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Forms;

/// <summary>When a form's field takes what was typed, and when it complains.</summary>
public sealed class FormTextTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly Model _model = new();

    [Fact]
    public async Task Typed_AfterAPause_IsTheValue()
    {
        var form = Render();

        await form.InputAsync("input", "typed");
        Assert.Equal("", _model.Text);
        _context.Clock.Advance(TimeSpan.FromMilliseconds(FormText.Settle));

        await form.ShowsAsync(() => Assert.Equal("typed", _model.Text));
    }

    [Fact]
    public async Task Typed_FieldLeft_IsTheValueAtOnce()
    {
        var form = Render();

        await form.FillAsync("input", "typed");

        Assert.Equal("typed", _model.Text);
    }

    [Fact]
    public async Task Left_NothingTyped_DoesNotComplain()
    {
        var form = Render();

        await form.LeaveAsync("input");

        Assert.Equal("false", form.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Typed_WrongAndThenRight_ComplainsOnlyMeanwhile()
    {
        var form = Render();

        await form.FillAsync("input", "wrong");
        Assert.Contains("Not wrong!", form.Markup, StringComparison.Ordinal);
        await form.FillAsync("input", "right");

        Assert.Equal("false", form.Find("input").GetAttribute("aria-invalid"));
        Assert.DoesNotContain("Not wrong!", form.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right", true)]
    [InlineData("wrong", false)]
    public async Task Passes_StillTyping_TakesWhatWasTyped(string text, bool expected)
    {
        var form = Render();
        await form.InputAsync("input", text);

        var passes = await form.InvokeAsync(() => form.Instance.PassesAsync());

        Assert.Equal(expected, passes);
        Assert.Equal(text, _model.Text);
    }

    [Fact]
    public async Task Passes_FieldLeftByTheSameClick_TakesWhatWasTyped()
    {
        var form = Render();
        await form.InputAsync("input", "right");

        var left = form.LeaveAsync("input");
        var passes = await form.InvokeAsync(() => form.Instance.PassesAsync());

        Assert.True(passes);
        Assert.Equal("right", _model.Text);
        await left;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<MudForm> Render() => _context.Render<MudForm>(parameters => parameters
        .Add(form => form.Model, _model)
        .AddChildContent<FormText>(field => field
            .Add(text => text.Member, "text")
            .Add(text => text.Value, _model.Text)
            .Add(text => text.ValueChanged, value => _model.Text = value!)));

    private sealed class Model : IFormModel
    {
        public string Text { get; set; } = "";

        public string? FaultOf(string member) => (member, Text) switch
        {
            ("text", "wrong") => "Not wrong!",
            ("text", "") => "Type something.",
            _ => null,
        };
    }
}
