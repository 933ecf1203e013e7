using Microsoft.JSInterop;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// An object that a component's script created in the browser. Either side may go first, at any moment, and that is not a
/// fault: calls then do nothing, and requests are cancelled.
/// </summary>
/// <remarks>The script's object has a function <c>dispose</c>, which is called last.</remarks>
internal sealed class ScriptObject(IJSRuntime js) : IAsyncDisposable
{
    private readonly TaskCompletionSource<IJSObjectReference> _made = new();
    private readonly List<IDisposable> _lent = [];
    private bool _isDisposed;

    /// <summary>Lets the script call a component, until this is disposed.</summary>
    public DotNetObjectReference<T> Lend<T>(T component)
        where T : class
    {
        var reference = DotNetObjectReference.Create(component);
        _lent.Add(reference);
        return reference;
    }

    /// <summary>Loads the module and calls its function to create the object, once.</summary>
    /// <returns>Whether the object exists; false if the page or the browser was closed meanwhile.</returns>
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
            // The page was closed during loading, and so was the element of the object.
        }

        return false;
    }

    /// <summary>Waits until the object exists.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await _made.Task).InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The browser is gone, and so is the object.
        }
    }

    /// <summary>Waits until the object exists.</summary>
    /// <exception cref="OperationCanceledException">The page or the browser was closed.</exception>
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
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_made.TrySetCanceled() && _made.Task.IsCompletedSuccessfully)
        {
            await ReleaseAsync(await _made.Task);
        }

        _lent.ForEach(reference => reference.Dispose());
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
            // So is the object to release.
        }
    }

    /// <summary>Whether the exception only says that one side is gone.</summary>
    private bool IsGone(Exception e) =>
        e is JSDisconnectedException or OperationCanceledException or ObjectDisposedException || (_isDisposed && e is JSException);
}
