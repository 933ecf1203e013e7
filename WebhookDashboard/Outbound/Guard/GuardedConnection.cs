namespace WebhookDashboard.Outbound.Guard;

/// <summary>A connection that the guard allowed.</summary>
/// <param name="Stream">Before TLS.</param>
/// <param name="IsOwn">Whether this server is the other end.</param>
internal readonly record struct GuardedConnection(Stream Stream, bool IsOwn);
