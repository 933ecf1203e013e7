namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// Travels with a request and records when a connection was opened for it and when that was ready, TLS included. Records
/// nothing when the request used an open connection.
/// </summary>
internal sealed class ConnectTiming(TimeProvider time)
{
    private static readonly HttpRequestOptionsKey<ConnectTiming> Key = new("WebhookDashboard.ConnectTiming");

    private long _startedAt;
    private long _connectedAt;

    /// <summary>A timestamp of the given clock; null until a connection opened for the request is ready.</summary>
    public long? ConnectedAt => Volatile.Read(ref _connectedAt) is var at and not 0 ? at : null;

    /// <summary>Whether a connection was started and never became ready, so that nothing was sent.</summary>
    public bool IsUnconnected => Volatile.Read(ref _startedAt) != 0 && ConnectedAt is null;

    public void RideOn(HttpRequestMessage request) => request.Options.Set(Key, this);

    public static void TellStarted(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(Key, out var timing))
        {
            Volatile.Write(ref timing._startedAt, timing.Now());
        }
    }

    public static void TellConnected(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(Key, out var timing))
        {
            Volatile.Write(ref timing._connectedAt, timing.Now());
        }
    }

    private long Now() => time.GetTimestamp();
}
