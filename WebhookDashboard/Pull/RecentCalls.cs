namespace WebhookDashboard.Pull;

/// <summary>The last calls in memory: those that the log keeps and those that it only counts. Not thread-safe.</summary>
internal sealed class RecentCalls
{
    /// <summary>How many counted calls are remembered: at ten a second, a quarter of an hour.</summary>
    public const int MostCounted = 10_000;

    private readonly SortedDictionary<long, RecentCall> _kept = [];
    private readonly Queue<RecentCall> _counted = new();

    public static RecentCall Of(Exchange call, bool isOnlyCounted) => new(
        call.StartedAt, call.Source, call.Method, Cut(call.Path), call.Outcome, call.Told, call.TotalMs, isOnlyCounted);

    public void AddKept(long number, RecentCall call)
    {
        _kept[number] = call;
        if (_kept.Count > IExchangeLog.Most)
        {
            _kept.Remove(_kept.First().Key);
        }
    }

    public void AddCounted(RecentCall call)
    {
        _counted.Enqueue(call);
        if (_counted.Count > MostCounted)
        {
            _counted.Dequeue();
        }
    }

    /// <returns>Oldest first.</returns>
    public IReadOnlyList<RecentCall> Since(DateTimeOffset since) =>
        [.. _kept.Values.Concat(_counted).Where(call => call.StartedAt >= since).OrderBy(call => call.StartedAt)];

    private static string Cut(string path) => path.Length <= RecentCall.MaxPath ? path : path[..(RecentCall.MaxPath - 1)] + "…";
}
