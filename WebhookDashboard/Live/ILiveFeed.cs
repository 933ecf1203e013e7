namespace WebhookDashboard.Live;

/// <summary>
/// The live feed as pages see it. One hub connection of this process stands behind it; it reconnects by itself and goes
/// on from its last sequence, so that a page misses nothing.
/// </summary>
internal interface ILiveFeed
{
    /// <summary>The state of the feed's own connection.</summary>
    FeedStatus Status { get; }

    /// <summary>
    /// Starts to collect updates for one reader. Subscribe first, read the first page then, and merge by sequence: in
    /// this order nothing falls between. Dispose it when the page goes.
    /// </summary>
    /// <param name="changed">Called on any thread when there is something to take; it must be quick. Not at the beginning.</param>
    LiveSubscription Subscribe(Action? changed = null);
}
