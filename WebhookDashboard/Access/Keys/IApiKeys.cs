using WebhookDashboard.Signals;

namespace WebhookDashboard.Access.Keys;

/// <summary>The API keys for the REST API and the hub.</summary>
internal interface IApiKeys
{
    /// <summary>Raised when a key is created or revoked, on the thread that did it.</summary>
    ChangeSignal Changed { get; }

    /// <summary>The created keys, newest first, then those of the settings, each with its last use up to now.</summary>
    IReadOnlyList<ApiKey> All { get; }

    Task<ApiKeyCreation> CreateAsync(string name, CancellationToken cancellationToken);

    /// <summary>Revokes a key at once and aborts its open requests.</summary>
    /// <returns>False if there is no such key.</returns>
    Task<bool> RevokeAsync(int id, CancellationToken cancellationToken);
}
