namespace WebhookDashboard.Outbound;

/// <summary>
/// Rides along with a request and learns when a connection was opened for it and when that stood, TLS included. It
/// learns nothing when an open connection was taken.
/// </summary>
internal sealed class ConnectTiming(TimeProvider time)
{
    private static readonly HttpRequestOptionsKey<ConnectTiming> Key = new("WebhookDashboard.ConnectTiming");

    private long _startedAt;
    private long _connectedAt;

    /// <summary>A timestamp of the clock that it was made with; null while no connection stands that was opened for the request.</summary>
    public long? ConnectedAt => Volatile.Read(ref _connectedAt) is var at and not 0 ? at : null;

    /// <summary>Whether a connection was being opened and never stood: nothing was sent then.</summary>
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
