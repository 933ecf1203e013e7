using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>What the page needs from the browser: keys, whether the list is at its top, scrolling to a row.</summary>
internal sealed class EventsPageScript(IJSRuntime js, IEventsPageHost host) : IAsyncDisposable
{
    private readonly DotNetObjectReference<Calls> _calls = DotNetObjectReference.Create(new Calls(host));
    private readonly ScriptObject _page = new(js);

    public Task AttachAsync(ElementReference root, ElementReference scroll) =>
        _page.MakeAsync("./Components/Pages/Events/EventsPage.razor.js", "attach", root, scroll, _calls);

    public Task ScrollToTopAsync() => _page.CallAsync("toTop");

    /// <summary>Scrolls just far enough to make a row visible; not at all if the index is negative.</summary>
    /// <returns>Whether the list is scrolled down now.</returns>
    public Task<bool> RevealAsync(int index, CancellationToken cancellationToken) => _page.AskAsync<bool>("reveal", cancellationToken, index);

    /// <summary>Makes a row visible and focuses it.</summary>
    public Task FocusAsync(int index) => _page.CallAsync("focus", index);

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _calls.Dispose();
    }

    /// <summary>The methods that the script calls.</summary>
    internal sealed class Calls(IEventsPageHost host)
    {
        [JSInvokable]
        public Task KeyAsync(string key) => host.KeyAsync(key);

        [JSInvokable]
        public Task SelectAsync(string id, bool range) => host.SelectAsync(id, range);

        [JSInvokable]
        public Task AtTopAsync(bool atTop) => host.AtTopAsync(atTop);

        [JSInvokable]
        public Task InUseAsync(bool inUse) => host.InUseAsync(inUse);

        [JSInvokable]
        public Task<string?> CopiedAsync(string what) => host.CopiedAsync(what);
    }
}
