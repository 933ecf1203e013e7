namespace WebhookDashboard.Deliveries;

/// <summary>Brings deliveries to a destination. Used by many attempts at once.</summary>
internal interface IDeliveryTransport
{
    /// <summary>
    /// Makes one attempt. It keeps nothing and repeats nothing: the queue does. What it throws is taken for a bug and
    /// counts as a failed attempt.
    /// </summary>
    /// <param name="delivery">The same at each attempt but for its counts and times.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="Destination.Timeout"/>, and when the app stops. Throw then, unless it is known already
    /// what came of the attempt.
    /// </param>
    Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}
