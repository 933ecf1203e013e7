namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The pauses between retries: short at first, then longer and longer.</summary>
internal sealed class RetryPace(TimeProvider clock)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private long? _failedAt;
    private TimeSpan _next = First;

    /// <summary>Whether enough time has passed since the last failure.</summary>
    public bool IsRested => _failedAt is not { } then || clock.GetElapsedTime(then) >= First;

    public void Failed() => _failedAt = clock.GetTimestamp();

    public void Succeeded()
    {
        _failedAt = null;
        _next = First;
    }

    /// <summary>Waits for the next try. Each wait is twice as long as the previous one, until a try succeeds.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return Task.Delay(wait, clock, cancellationToken);
    }
}
