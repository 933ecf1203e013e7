namespace WebhookDashboard.Ingest;

/// <summary>Counts down the deliberate failures that are left. Thread-safe.</summary>
internal sealed class FailureCount(int count)
{
    private int _left = count;

    public int Left => Volatile.Read(ref _left);

    public bool TryTake()
    {
        for (var left = Left; left > 0; left = Left)
        {
            if (Interlocked.CompareExchange(ref _left, left - 1, left) == left)
            {
                return true;
            }
        }

        return false;
    }

    public void Restart(int count) => Volatile.Write(ref _left, count);

    /// <summary>Returns a failure that was taken but not given.</summary>
    public void PutBack() => Interlocked.Increment(ref _left);
}
