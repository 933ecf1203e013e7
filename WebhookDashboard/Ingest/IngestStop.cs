namespace WebhookDashboard.Ingest;

/// <summary>What the end of the server means to the requests at its doors: none of them may hold it up for long.</summary>
internal sealed class IngestStop : IDisposable
{
    /// <summary>How much longer a body may take that is still on its way.</summary>
    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _givesUp;
    private readonly CancellationTokenRegistration _stopping;

    public IngestStop(IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        _givesUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        Stopping = lifetime.ApplicationStopping;
        GivesUp = _givesUp.Token;
        _stopping = Stopping.Register(() => _givesUp.CancelAfter(BodyTime));
    }

    /// <summary>The server stops: answers are no longer held back.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The server has waited long enough for the rest of a body.</summary>
    public CancellationToken GivesUp { get; }

    public void Dispose()
    {
        _stopping.Dispose();
        _givesUp.Dispose();
    }
}
