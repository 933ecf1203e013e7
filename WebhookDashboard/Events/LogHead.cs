using System.Collections.Concurrent;
using WebhookDashboard.Domain;

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

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>
    /// A head for who reads one endpoint alone: it moves with the commits that brought this endpoint something, so that
    /// its reader need not look each time that others were busy. Until such a commit it may stand behind the log's.
    /// </summary>
    public LogHead Of(EndpointSlug endpoint) => _byEndpoint.GetOrAdd(endpoint, static _ => new LogHead());

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

    private void Move(long sequence)
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
