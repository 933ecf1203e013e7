namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteWriteGate : IWriteGate, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public IDisposable Enter()
    {
        _turn.Wait();
        return new Turn(_turn);
    }

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose()
        {
            try
            {
                Interlocked.Exchange(ref _turn, null)?.Release();
            }
            catch (ObjectDisposedException)
            {
                // The app ended during this write; nobody waits for the turn any more.
            }
        }
    }
}
