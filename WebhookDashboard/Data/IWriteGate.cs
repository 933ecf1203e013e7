namespace WebhookDashboard.Data;

/// <summary>
/// Hands out the turn to write. SQLite has one writer at a time and lets the others poll. Turns keep the small writes
/// (settings, cursors, retention) from starving beside a busy log, and the log from waiting for them.
/// </summary>
internal interface IWriteGate
{
    IDisposable Enter();

    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);
}
