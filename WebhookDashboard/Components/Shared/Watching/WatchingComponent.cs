using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// A component that follows changes outside its circuit, on any thread, or has a script. Its subscriptions by
/// <see cref="Watch"/> end with it, its script and its parts (<see cref="Own{T}"/>) are disposed with it, and its disposal
/// waits for running updates.
/// </summary>
public abstract class WatchingComponent : ComponentBase, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly CancellationTokenSource _gone = new();
    private readonly List<Task> _updates = [];
    private ScriptObject? _script;

    protected WatchingComponent() => Gone = _gone.Token;

    /// <summary>Cancelled when the component is disposed. Blazor ignores the cancelled tasks of a component's methods.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>What the component's script makes in the browser.</summary>
    private protected ScriptObject Script => _script ??= new ScriptObject(Js);

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>Whether the component is disposed or being disposed.</summary>
    protected bool IsGone => Gone.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        if (!IsGone)
        {
            var cancelled = _gone.CancelAsync();
            _subscriptions.ForEach(subscription => subscription.Dispose());
            await cancelled;
            await LeaveAsync();
            await Script.DisposeAsync();
            foreach (var part in _parts)
            {
                await part.DisposeAsync();
            }

            Task updating;
            lock (_gate)
            {
                updating = Task.WhenAll(_updates);
            }

            await updating;
            _gone.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what else the component has started.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <summary>Has a part disposed with the component.</summary>
    protected T Own<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }

    /// <summary>Makes a part of the component, unless it is being prerendered, which paints only once.</summary>
    protected T? OwnLive<T>(Func<T> make)
        where T : class, IAsyncDisposable => RendererInfo.IsInteractive ? Own(make()) : null;

    /// <summary>Subscribes for the lifetime of the component. Does nothing while prerendering, which paints only once.</summary>
    /// <param name="subscribe">Subscribes the given callback.</param>
    /// <param name="changed">Called on any thread; null: <see cref="Repaint"/>.</param>
    protected void Watch(Func<Action, IDisposable> subscribe, Action? changed = null)
    {
        if (RendererInfo.IsInteractive)
        {
            _subscriptions.Add(subscribe(changed ?? Repaint));
        }
    }

    /// <summary>Repaints, from any thread. Does nothing once the component is disposed.</summary>
    protected void Repaint() => Update(static () => { });

    /// <inheritdoc cref="Update(Func{Task})" />
    protected void Update(Action update) => Update(() =>
    {
        update();
        return Task.CompletedTask;
    });

    /// <summary>
    /// Runs something on the circuit, from any thread, and repaints. A fault is shown by the page. It may go on until
    /// <see cref="Gone"/>.
    /// </summary>
    protected void Update(Func<Task> update)
    {
        lock (_gate)
        {
            _updates.RemoveAll(running => running.IsCompleted);
            _updates.Add(UpdateAsync(update));
        }
    }

    private async Task UpdateAsync(Func<Task> update)
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (!IsGone)
                {
                    await update();
                    StateHasChanged();
                }
            });
        }
        catch (Exception gone) when (gone is ObjectDisposedException || (IsGone && gone is OperationCanceledException))
        {
            // The component was disposed meanwhile, and perhaps its circuit.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
