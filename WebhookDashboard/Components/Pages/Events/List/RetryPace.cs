namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>When to try again what failed: soon at first, then less and less often.</summary>
internal sealed class RetryPace(TimeProvider clock)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private long? _failedAt;
    private TimeSpan _next = First;

    /// <summary>Whether the last failure was not just now.</summary>
    public bool IsRested => _failedAt is not { } then || clock.GetElapsedTime(then) >= First;

    public void Failed() => _failedAt = clock.GetTimestamp();

    public void Succeeded()
    {
        _failedAt = null;
        _next = First;
    }

    /// <summary>Waits for the next try; each wait is twice as long as the one before, until one succeeded.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return Task.Delay(wait, clock, cancellationToken);
    }
}
