namespace WebhookDashboard.Deliveries;

/// <summary>Sends deliveries to a destination. Many attempts use it at once.</summary>
internal interface IDeliveryTransport
{
    /// <summary>
    /// Makes one attempt. The queue stores the result and retries, so the transport does neither. An exception counts as a
    /// bug and as a failed attempt.
    /// </summary>
    /// <param name="delivery">Only its counts and times differ between attempts.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="Destination.Timeout"/>, and when the app stops. Throw then, unless the result is already
    /// known.
    /// </param>
    Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}
