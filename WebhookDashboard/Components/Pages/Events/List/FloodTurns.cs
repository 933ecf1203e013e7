namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Lets one list of all open pages read and repaint at a time while events flood in, and rests after each. Ten pages that
/// repaint one straight after another would hold the senders' threads for that long (see the benchmark <c>pages</c>).
/// </summary>
internal sealed class FloodTurns(TimeProvider clock) : IDisposable
{
    /// <summary>The rest after each turn.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a list waits for its turn. After that it goes ahead, so one page's slow read doesn't stop all others.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task TakeAsync(Func<Task> repaint, CancellationToken cancellationToken)
    {
        var isOurs = await EnterAsync(cancellationToken);
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

    private async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
