namespace WebhookDashboard.Live;

/// <summary>
/// What a client asks of the hub's <c>Watch</c> or <c>Tail</c>. The hub parses it as <see cref="StreamRequest"/>.
/// </summary>
/// <param name="Endpoints">Slugs; null or empty: all endpoints.</param>
/// <param name="After">The last sequence that the client has seen; null: only new events.</param>
internal sealed record WatchRequest(IReadOnlyList<string>? Endpoints = null, long? After = null);
