using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>The picture's script, and the calls in both directions.</summary>
internal sealed class PictureScript(IJSRuntime js, Func<bool, Task> look, Func<int, PictureEvent?> eventOf) : IAsyncDisposable
{
    private readonly DotNetObjectReference<Calls> _calls = DotNetObjectReference.Create(new Calls(look, eventOf));
    private readonly ScriptObject _picture = new(js);

    public Task<bool> AttachAsync(ElementReference plot, RunSettings settings, int shownSeconds) => _picture.MakeAsync(
        "./Components/Pages/Compare/Picture/ComparePicture.razor.js", "attach",
        plot, _calls, settings.PollSeconds * 1000, settings.ChangesPerMinute, shownSeconds * 1000);

    public Task UpdateAsync(PictureUpdate update) => _picture.CallAsync("update", update);

    public Task ShowAsync(int seconds) => _picture.CallAsync("show", seconds * 1000);

    public Task HoldAsync(bool held) => _picture.CallAsync("hold", held);

    public async ValueTask DisposeAsync()
    {
        await _picture.DisposeAsync();
        _calls.Dispose();
    }

    /// <summary>The methods that the script calls.</summary>
    internal sealed class Calls(Func<bool, Task> look, Func<int, PictureEvent?> eventOf)
    {
        [JSInvokable]
        public Task LookAsync(bool looks) => look(looks);

        [JSInvokable]
        public PictureEvent? EventOf(int change) => eventOf(change);
    }
}
