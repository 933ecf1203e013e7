using System.Collections.Concurrent;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>
/// The last committed sequence. Readers that have processed everything wait here. They learn only that the head moved, and
/// read the new events themselves.
/// </summary>
internal sealed class LogHead
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<EndpointSlug, LogHead> _byEndpoint = new();
    private long _sequence;
    private TaskCompletionSource? _moved;
    private int _era;

    /// <summary>
    /// How often the log went back because its database was restored while the server ran. A cursor of an earlier era is
    /// meaningless.
    /// </summary>
    public int Era => Volatile.Read(ref _era);

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Signalled by the log's writer after each move, forward or back.</summary>
    public ChangeSignal Moved { get; } = new();

    /// <summary>
    /// The head for a reader of one endpoint. It moves only with commits that contain events of this endpoint, so its
    /// readers sleep while others are busy. Until such a commit it may be behind the log's head.
    /// </summary>
    public LogHead Of(EndpointSlug endpoint) => _byEndpoint.GetOrAdd(endpoint, static _ => new LogHead());

    /// <summary>
    /// Completes when the head is beyond a sequence (at once if it is already) or when it goes back. It may have gone back
    /// since the caller read the sequence; so call this first, then compare <see cref="Era"/>, then await it.
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

    /// <summary>
    /// Moves the head and the heads of all endpoints, since any of them may have new events. Ignores a lower sequence.
    /// </summary>
    public void MoveTo(long sequence)
    {
        Move(sequence);
        foreach (var (_, head) in _byEndpoint)
        {
            head.Move(sequence);
        }
    }

    /// <summary>Moves the head and the heads of the endpoints in the commit.</summary>
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

    /// <summary>Starts a new era at a lower sequence and wakes everyone who waits.</summary>
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
