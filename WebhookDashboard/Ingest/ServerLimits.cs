using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebhookDashboard.Ingest;

/// <summary>
/// Limits for clients that the server does not know. A slow client, or one that sends much besides a body, occupies a
/// connection and its buffers; these limits say for how long and how many.
/// </summary>
internal static class ServerLimits
{
    /// <summary>Concurrent connections, including those of pages. Further ones are closed unread.</summary>
    public const int MaxConnections = 10_000;

    /// <summary>
    /// Total size of a request's headers; above it 431. Over HTTP/2, twice as much or a single larger header ends the
    /// connection.
    /// </summary>
    public const int MaxHeaderBytes = 32 * 1024;

    public const int MaxHeaders = 100;

    /// <summary>Size of the request line, which contains the URL; above it 414.</summary>
    public const int MaxRequestLineBytes = 8 * 1024;

    /// <summary>
    /// How far the server reads ahead of the app on a connection. A connection's pipe keeps 96 bytes for each 4 KB that it ever
    /// held, for as long as it is open: 24 KB with the default of a megabyte (benchmark <c>idle-connections</c>).
    /// </summary>
    public const int MaxReadAheadBytes = 64 * 1024;

    /// <summary>A body that arrives more slowly than this after <see cref="Grace"/> is refused with 408.</summary>
    public const double MinBodyBytesPerSecond = 240;

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long a request's headers may take, counted from its first byte.</summary>
    public static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(15);

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestLineSize = MaxRequestLineBytes;
        limits.MinRequestBodyDataRate = new MinDataRate(MinBodyBytesPerSecond, Grace);
        limits.RequestHeadersTimeout = HeadersWithin;
    }
}
