using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// A component that repaints when something outside its circuit says so, on any thread. Subscribe in
/// <c>OnInitialized</c>, and undo it in <see cref="Leave"/>.
/// </summary>
public abstract class WatchingComponent : ComponentBase, IDisposable
{
    private bool _gone;

    public void Dispose()
    {
        if (!_gone)
        {
            _gone = true;
            Leave();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends every subscription.</summary>
    protected abstract void Leave();

    /// <summary>Repaints, from any thread; nothing happens once the component is gone.</summary>
    protected void Repaint() => LastRepaint = RepaintAsync();

    /// <summary>The repaint under way, so that it is never an unwatched task.</summary>
    private Task LastRepaint { get; set; } = Task.CompletedTask;

    private async Task RepaintAsync()
    {
        try
        {
            await InvokeAsync(() =>
            {
                if (!_gone)
                {
                    StateHasChanged();
                }
            });
        }
        catch (ObjectDisposedException)
        {
            // The circuit went while the call was on its way.
        }
    }
}
