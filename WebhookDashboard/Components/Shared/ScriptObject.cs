using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// What a component's script made for it in the browser, until the component goes. Either side may go first, at any
/// moment, and that is no fault: calls then do nothing, and what is asked ends as cancelled.
/// </summary>
/// <remarks>The script's object has a function <c>dispose</c>, which is called last.</remarks>
internal sealed class ScriptObject(IJSRuntime js) : IAsyncDisposable
{
    private readonly TaskCompletionSource<IJSObjectReference> _made = new();
    private bool _isDisposed;

    /// <summary>Loads the module and has its function make the object, once.</summary>
    /// <returns>Whether it is there; not when the page or the browser went meanwhile.</returns>
    public async Task<bool> MakeAsync(string module, string function, params object?[] arguments)
    {
        try
        {
            await using var loaded = await js.InvokeAsync<IJSObjectReference>("import", module);
            var made = await loaded.InvokeAsync<IJSObjectReference>(function, arguments);
            if (!_isDisposed)
            {
                return _made.TrySetResult(made);
            }

            await ReleaseAsync(made);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The page was left while it loaded, and what it was to be made of is gone too.
        }

        return false;
    }

    /// <summary>Waits until the object is there.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await _made.Task).InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser is gone, and with it what was asked of it.
        }
    }

    /// <summary>Waits until the object is there.</summary>
    /// <exception cref="OperationCanceledException">Nobody is there any more to answer.</exception>
    public async Task<T> AskAsync<T>(string function, CancellationToken cancellationToken, params object?[] arguments)
    {
        var made = await _made.Task.WaitAsync(cancellationToken);
        try
        {
            return await made.InvokeAsync<T>(function, cancellationToken, arguments);
        }
        catch (Exception e) when (IsGone(e))
        {
            throw new OperationCanceledException("The browser is gone.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        if (!_made.TrySetCanceled() && _made.Task.IsCompletedSuccessfully)
        {
            await ReleaseAsync(await _made.Task);
        }
    }

    private async Task ReleaseAsync(IJSObjectReference made)
    {
        try
        {
            await made.InvokeVoidAsync("dispose");
            await made.DisposeAsync();
        }
        catch (Exception e) when (IsGone(e))
        {
            // So is what was to be released there.
        }
    }

    /// <summary>Whether this says no more than that one side went.</summary>
    private bool IsGone(Exception e) =>
        e is JSDisconnectedException or OperationCanceledException or ObjectDisposedException || (_isDisposed && e is JSException);
}
