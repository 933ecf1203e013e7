namespace WebhookDashboard.Live;

/// <summary>
/// The live feed as pages see it. Behind it is one hub connection of this process, which reconnects by itself and continues
/// from its last sequence, so that no page misses an event.
/// </summary>
internal interface ILiveFeed
{
    /// <summary>The state of the feed's connection.</summary>
    FeedStatus Status { get; }

    /// <summary>
    /// Starts collecting updates for one subscriber. Subscribe first, then read the first page, then merge by sequence: in
    /// this order nothing is missed. Dispose the subscription together with the page.
    /// </summary>
    /// <param name="changed">Called on any thread when an update is available, but not at the start; it must be
    /// quick.</param>
    LiveSubscription Subscribe(Action? changed = null);
}
