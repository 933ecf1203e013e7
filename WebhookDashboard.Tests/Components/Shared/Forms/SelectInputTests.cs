using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Shared.Forms;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Forms;

public sealed class SelectInputTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Option_Chosen_IsTheValueAndIsShown()
    {
        var chosen = "a";
        var field = _context.Render<SelectInput<string>>(parameters => parameters
            .Add(select => select.Label, "Letter")
            .Add(select => select.InputId, "letter")
            .Add(select => select.Value, chosen)
            .Add(select => select.ValueChanged, value => chosen = value!)
            .Add(select => select.ToStringFunc, letter => $"Letter {letter}")
            .AddChildContent<MudSelectItem<string>>(item => item.Add(one => one.Value, "a"))
            .AddChildContent<MudSelectItem<string>>(item => item.Add(one => one.Value, "b")));
        Assert.Equal("Letter", field.Find("[role=combobox]").GetAttribute("aria-label"));

        await field.ChooseAsync("#letter", "Letter b");

        Assert.Equal("b", chosen);
        Assert.Equal("Letter b", field.Find("[role=combobox]").GetAttribute("value"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
