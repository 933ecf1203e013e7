using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

/// <summary>The state of a reader that is not in the database. One thread writes it, others read.</summary>
internal sealed class ReaderProgress(ILogReader reader, LogFollower follower)
{
    private volatile WorkFault? _lastFault;
    private volatile bool _isFailing;

    public ILogReader Reader => reader;

    public LogFollower Follower => follower;

    public bool IsFailing => _isFailing;

    public WorkFault? LastFault => _lastFault;

    /// <summary>Something went wrong, and the reader continued.</summary>
    public void Note(WorkFault fault) => _lastFault = fault;

    /// <summary>The reader can't continue now.</summary>
    public void Fail(WorkFault fault)
    {
        _lastFault = fault;
        _isFailing = true;
    }

    public void Recover() => _isFailing = false;
}
