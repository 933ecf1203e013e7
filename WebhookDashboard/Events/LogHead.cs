using System.Collections.Concurrent;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>
/// The last sequence committed. Readers that have done all wait here; they are told only that it moved, and read what
/// is new themselves.
/// </summary>
internal sealed class LogHead
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<EndpointSlug, LogHead> _byEndpoint = new();
    private long _sequence;
    private TaskCompletionSource? _moved;
    private int _era;

    /// <summary>
    /// How often the log was found to have gone back, since its database was restored while the server ran. A cursor of an
    /// earlier era means nothing any more.
    /// </summary>
    public int Era => Volatile.Read(ref _era);

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Told after each move, forward or back, by the log's writer.</summary>
    public ChangeSignal Moved { get; } = new();

    /// <summary>
    /// A head for who reads one endpoint alone: it moves with the commits that brought this endpoint something, so that
    /// its reader need not look each time that others were busy. Until such a commit it may stand behind the log's.
    /// </summary>
    public LogHead Of(EndpointSlug endpoint) => _byEndpoint.GetOrAdd(endpoint, static _ => new LogHead());

    /// <summary>
    /// Completes as soon as the head is beyond a sequence, at once if it is already; and when it goes back. It may have gone
    /// back since the sequence was read: whoever waits begins to, compares <see cref="Era"/> then, and awaits it last.
    /// </summary>
    public async Task WaitBeyondAsync(long sequence, CancellationToken cancellationToken)
    {
        var era = Era;
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_sequence > sequence || _era != era)
                {
                    return;
                }

                _moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Moves the head, and those of all endpoints, since any may have something new; a lower sequence is passed over.</summary>
    public void MoveTo(long sequence)
    {
        Move(sequence);
        foreach (var (_, head) in _byEndpoint)
        {
            head.Move(sequence);
        }
    }

    /// <summary>Moves the head, and those of the endpoints that the commit had something for.</summary>
    public void MoveTo(long sequence, IReadOnlyList<ReceivedWebhook> committed)
    {
        Move(sequence);
        foreach (var (endpoint, head) in _byEndpoint)
        {
            if (committed.Any(webhook => webhook.Endpoint == endpoint))
            {
                head.Move(sequence);
            }
        }
    }

    /// <summary>Begins a new era at a lower sequence, and wakes everyone who waits.</summary>
    public void GoBackTo(long sequence)
    {
        Move(sequence, back: true);
        foreach (var (_, head) in _byEndpoint)
        {
            head.Move(sequence, back: true);
        }
    }

    private void Move(long sequence, bool back = false)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            if (sequence <= _sequence && !back)
            {
                return;
            }

            _sequence = sequence;
            _era += back ? 1 : 0;
            moved = _moved;
            _moved = null;
        }

        moved?.SetResult();
        Moved.Tell();
    }
}
