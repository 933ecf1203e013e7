namespace WebhookDashboard.Components.Shared;

/// <summary>Work that a user starts with a button. Starting it again while it runs does nothing.</summary>
internal sealed class OneAtATime
{
    public bool IsRunning { get; private set; }

    /// <summary>The <c>aria-busy</c> of the button. A disabled button would lose the focus.</summary>
    public string? Busy => IsRunning ? "true" : null;

    public async Task RunAsync(Func<Task> work)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        try
        {
            await work();
        }
        finally
        {
            IsRunning = false;
        }
    }
}
