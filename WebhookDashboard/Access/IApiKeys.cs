namespace WebhookDashboard.Access;

/// <summary>The keys for the REST API and the hub.</summary>
internal interface IApiKeys
{
    /// <summary>Raised when a key is made or revoked, on the thread that did it.</summary>
    event Action? Changed;

    /// <summary>Those that were made, newest first, then those of the settings. Their last use is that of this moment.</summary>
    IReadOnlyList<ApiKey> All { get; }

    Task<ApiKeyMade> CreateAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes a key's rights away at once: what it has open now is cut off.</summary>
    /// <returns>False when there is no such key.</returns>
    Task<bool> RevokeAsync(int id, CancellationToken cancellationToken);
}
