namespace WebhookDashboard.Pull;

internal static class ExchangeLogSubscription
{
    /// <summary>Calls <paramref name="changed"/> on any thread after each call that was kept, until disposed.</summary>
    public static IDisposable Subscribe(this IExchangeLog log, Action changed)
    {
        log.Kept += changed;
        return new Ending(() => log.Kept -= changed);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
