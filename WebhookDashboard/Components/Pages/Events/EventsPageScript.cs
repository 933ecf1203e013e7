using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What the page needs of the browser: keys, whether the list is at its top, scrolling to a row.</summary>
internal sealed class EventsPageScript(IJSRuntime js, IEventsPageHost host) : IAsyncDisposable
{
    private const string Path = "./Components/Pages/Events/EventsPage.razor.js";

    private readonly DotNetObjectReference<Calls> _calls = DotNetObjectReference.Create(new Calls(host));
    private IJSObjectReference? _page;

    public async Task AttachAsync(ElementReference root, ElementReference scroll)
    {
        try
        {
            var module = await js.InvokeAsync<IJSObjectReference>("import", Path);
            _page = await module.InvokeAsync<IJSObjectReference>("attach", root, scroll, _calls);
            await module.DisposeAsync();
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser went before the page had settled.
        }
    }

    public Task ScrollToTopAsync() => CallAsync("toTop");

    /// <summary>Scrolls as little as it takes to have a row in sight.</summary>
    public Task RevealAsync(int index) => CallAsync("reveal", index);

    public async ValueTask DisposeAsync()
    {
        await CallAsync("detach");
        try
        {
            await (_page?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser is gone, and with it what was to be released there.
        }

        _calls.Dispose();
    }

    private static bool IsGone(Exception e) => e is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            if (_page is not null)
            {
                await _page.InvokeVoidAsync(function, arguments);
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser is gone, and with it what was asked of it.
        }
    }

    /// <summary>What the script calls.</summary>
    internal sealed class Calls(IEventsPageHost host)
    {
        [JSInvokable]
        public Task KeyAsync(string key) => host.KeyAsync(key);

        [JSInvokable]
        public Task AtTopAsync(bool atTop) => host.AtTopAsync(atTop);

        [JSInvokable]
        public Task<string?> CurlAsync() => host.CurlAsync();
    }
}
