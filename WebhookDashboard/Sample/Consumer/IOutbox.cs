namespace WebhookDashboard.Sample.Consumer;

/// <summary>What a person may do with a mail that has not gone.</summary>
internal interface IOutbox
{
    /// <summary>The mail server as <c>host:port</c>; null when none is set, and mail stays where it is.</summary>
    string? Server { get; }

    /// <summary>Tries a mail again now, also one that the server refused.</summary>
    /// <returns>False when there is no such mail, or it is sent.</returns>
    Task<bool> RetryAsync(long number, CancellationToken cancellationToken);
}
