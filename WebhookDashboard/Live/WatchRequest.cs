namespace WebhookDashboard.Live;

/// <summary>What a client of the hub asks for, with <c>Watch</c> and with <c>Tail</c>. The hub reads it as <see cref="StreamRequest"/>.</summary>
/// <param name="Endpoints">Slugs; null or empty: all.</param>
/// <param name="After">The last sequence that the client has seen; null: only what comes from now on.</param>
internal sealed record WatchRequest(IReadOnlyList<string>? Endpoints = null, long? After = null);
