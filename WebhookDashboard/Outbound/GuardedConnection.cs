namespace WebhookDashboard.Outbound;

/// <summary>A connection that the guard allowed.</summary>
/// <param name="Stream">Before TLS.</param>
/// <param name="IsOwn">Whether it ends at this server.</param>
internal readonly record struct GuardedConnection(Stream Stream, bool IsOwn);
