using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using Xunit;

namespace WebhookDashboard.Tests.Components.Layout;

public sealed class DialogHostTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Theory]
    [InlineData("?search=paid", true)]
    [InlineData("events", false)]
    public async Task Dialog_FirstNavigation_ClosesForAnotherPageOnly(string address, bool staysOpen)
    {
        var dialogs = _context.RenderDialogs();
        await dialogs.InvokeAsync(() => _context.Services.GetRequiredService<IDialogService>().ShowAsync<KeySheet>("Keys"));
        Assert.Single(dialogs.FindAll("[role=dialog]"));

        await dialogs.InvokeAsync(() => _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address));

        Assert.Equal(staysOpen, dialogs.FindAll("[role=dialog]").Count > 0);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
