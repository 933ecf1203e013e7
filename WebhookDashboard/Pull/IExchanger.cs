namespace WebhookDashboard.Pull;

/// <summary>Calls any API and records each call in the <see cref="IExchangeLog"/>.</summary>
internal interface IExchanger
{
    /// <summary>
    /// Sends one request and never throws for what the network or the other side does: that is the outcome. A cancelled call
    /// ends with <see cref="Domain.Pull.PullOutcome.Cancelled"/>.
    /// </summary>
    /// <param name="source">Which API.</param>
    /// <param name="request">What to ask of it.</param>
    /// <param name="read">
    /// Reads the decompressed body of a 2xx answer before the call is recorded. Returns one sentence that says what is wrong
    /// with it, or null; null for a call whose body nobody reads.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Exchange> RunAsync(
        Source source, PullRequest request, Func<Exchange, ReadOnlyMemory<byte>, string?>? read, CancellationToken cancellationToken);
}
