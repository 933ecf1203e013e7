using WebhookDashboard.Access;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>Keys in memory, for tests of the page.</summary>
internal sealed class HandKeys : IApiKeys
{
    private readonly List<ApiKey> _keys = [];

    public ChangeSignal Changed { get; } = new();

    /// <summary>While set, changes fail.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyList<ApiKey> All => [.. _keys];

    public int Watchers => Changed.Subscribers;

    public HandKeys With(string name, int? id = null, DateTimeOffset? lastUsedAt = null)
    {
        _keys.Add(new ApiKey(id, name, "whd_…a1b2", id is null ? null : AnEvent.SomeTime, id is null ? null : "token", lastUsedAt, "203.0.113.9"));
        return this;
    }

    public Task<ApiKeyCreation> CreateAsync(string name, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<ApiKeyCreation>(fault);
        }

        if (name.Length == 0)
        {
            return Task.FromResult<ApiKeyCreation>(new ApiKeyCreation.Refused("Give a name."));
        }

        With(name, _keys.Count + 1);
        Changed.Tell();
        return Task.FromResult<ApiKeyCreation>(new ApiKeyCreation.Created(_keys[^1], "whd_the-whole-key"));
    }

    public Task<bool> RevokeAsync(int id, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<bool>(fault);
        }

        var gone = _keys.RemoveAll(key => key.Id == id) > 0;
        Changed.Tell();
        return Task.FromResult(gone);
    }
}
