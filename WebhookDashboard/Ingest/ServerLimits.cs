using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebhookDashboard.Ingest;

/// <summary>
/// What one server takes of whom it does not know. Whoever sends slowly, or much of what is not a body, holds a
/// connection and its buffers; here is how long and how many.
/// </summary>
internal static class ServerLimits
{
    /// <summary>Connections at once, those of pages included. Past it a new one is closed before it is read.</summary>
    public const int MaxConnections = 10_000;

    /// <summary>A request's headers in all; past it 431.</summary>
    public const int MaxHeaderBytes = 32 * 1024;

    public const int MaxHeaders = 100;

    /// <summary>The request line, which holds the URL; past it 414.</summary>
    public const int MaxRequestLineBytes = 8 * 1024;

    /// <summary>
    /// What the server reads ahead of the app on a connection. A connection's pipe keeps 96 bytes for each 4 KB that it once
    /// held, for as long as it is open: 24 KB with the default of a megabyte (benchmark <c>idle-connections</c>).
    /// </summary>
    public const int MaxReadAheadBytes = 64 * 1024;

    /// <summary>A body that comes more slowly than this, after <see cref="Grace"/>, is dropped with 408.</summary>
    public const double MinBodyBytesPerSecond = 240;

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>For a request's headers to be there, from its first byte on.</summary>
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
