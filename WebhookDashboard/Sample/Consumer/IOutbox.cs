namespace WebhookDashboard.Sample.Consumer;

/// <summary>What a person can do with a mail that was not sent.</summary>
internal interface IOutbox
{
    /// <summary>The mail server as <c>host:port</c>; null if none is set, in which case mail stays in the outbox.</summary>
    string? Server { get; }

    /// <summary>Tries a mail again now, even one that the server refused.</summary>
    /// <returns>False if there is no such mail or it was sent.</returns>
    Task<bool> RetryAsync(long number, CancellationToken cancellationToken);
}
