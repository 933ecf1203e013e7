namespace WebhookDashboard.Ingest;

/// <summary>Signals a shutdown to the requests being received, so that none of them delays it for long.</summary>
internal sealed class IngestShutdown : IDisposable
{
    /// <summary>How long a body that is still arriving may take after the shutdown began.</summary>
    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _givesUp;
    private readonly CancellationTokenRegistration _stopping;

    public IngestShutdown(IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        _givesUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        Stopping = lifetime.ApplicationStopping;
        GivesUp = _givesUp.Token;
        _stopping = Stopping.Register(() => _givesUp.CancelAfter(BodyTime));
    }

    /// <summary>Cancelled when the shutdown begins: delayed answers are sent at once.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Cancelled when the time for unfinished bodies is over.</summary>
    public CancellationToken GivesUp { get; }

    public void Dispose()
    {
        _stopping.Dispose();
        _givesUp.Dispose();
    }
}
