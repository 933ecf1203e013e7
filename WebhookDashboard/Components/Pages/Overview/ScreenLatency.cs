namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>How long after their arrival events were on a screen, as the browsers confirmed it.</summary>
internal sealed class ScreenLatency
{
    /// <summary>The median is taken over so many of the last confirmations.</summary>
    internal const int Kept = 25;

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _last = new();

    /// <summary>Null until the first confirmation.</summary>
    public TimeSpan? Median
    {
        get
        {
            lock (_gate)
            {
                return _last.Count == 0 ? null : _last.Order().ElementAt(_last.Count / 2);
            }
        }
    }

    public void Note(TimeSpan latency)
    {
        lock (_gate)
        {
            _last.Enqueue(latency);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }
    }
}
