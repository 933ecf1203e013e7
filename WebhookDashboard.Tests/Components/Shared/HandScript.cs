using Microsoft.JSInterop;

namespace WebhookDashboard.Tests.Components.Shared;

/// <summary>A browser with one script, which returns when the test says so.</summary>
internal sealed class HandScript : IJSRuntime, IJSObjectReference
{
    public List<string> Calls { get; } = [];

    /// <summary>Creating the object waits for it.</summary>
    public TaskCompletionSource Loading { get; } = new();

    /// <summary>Thrown by every later call.</summary>
    public Exception? Fault { get; set; }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        InvokeAsync<TValue>(identifier, CancellationToken.None, args);

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        if (identifier == "import")
        {
            await Loading.Task;
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        Calls.Add(identifier);
        return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
    }

    public ValueTask DisposeAsync() => Fault is null ? ValueTask.CompletedTask : ValueTask.FromException(Fault);
}
