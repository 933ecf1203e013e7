namespace WebhookDashboard.Supervision;

/// <summary>Computes the pauses between retries: half a second, doubled each time, at most half a minute.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;

    /// <returns>How long to wait before the next try.</returns>
    public TimeSpan Next()
    {
        var wait = _next;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }

    /// <summary>Starts over with the first pause. Call it after a success.</summary>
    public void Reset() => _next = First;
}
