namespace WebhookDashboard.Events;

/// <summary>
/// The last sequence committed. Readers that have done all wait here; they are told only that it moved, and read what
/// is new themselves.
/// </summary>
internal sealed class LogHead
{
    private readonly Lock _gate = new();
    private long _sequence;
    private TaskCompletionSource? _moved;

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Completes as soon as the head is beyond a sequence; at once if it is already.</summary>
    public Task WaitBeyondAsync(long sequence, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_sequence > sequence)
            {
                return Task.CompletedTask;
            }

            _moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _moved.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Moves the head; a lower sequence is passed over.</summary>
    public void MoveTo(long sequence)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            if (sequence <= _sequence)
            {
                return;
            }

            _sequence = sequence;
            moved = _moved;
            _moved = null;
        }

        moved?.SetResult();
    }
}
