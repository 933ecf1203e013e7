namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Lets one list of all open pages read and repaint at a time while events flood in, and rests after each. Ten pages that
/// repaint one straight after another would hold the senders' threads for that long (see the benchmark <c>pages</c>).
/// </summary>
internal sealed class FloodTurns(TimeProvider clock) : IDisposable
{
    /// <summary>The rest after each turn.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a list waits for its turn. After that it goes ahead, since a slow read of one page must not stop all.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task TakeAsync(Func<Task> repaint, CancellationToken cancellationToken)
    {
        var isOurs = await _turn.WaitAsync(LongestWait, cancellationToken);
        try
        {
            await repaint();
            await Task.Delay(Rest, clock, cancellationToken);
        }
        finally
        {
            if (isOurs)
            {
                _turn.Release();
            }
        }
    }

    public void Dispose() => _turn.Dispose();
}
