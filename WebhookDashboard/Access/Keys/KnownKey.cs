using System.Net;

namespace WebhookDashboard.Access.Keys;

/// <summary>A valid key and what depends on it.</summary>
internal sealed class KnownKey : IDisposable
{
    private readonly CancellationTokenSource _revoked = new();
    private readonly ApiKey _made;
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastUsedAt;
    private string? _lastUsedFrom;
    private bool _isUnsaved;

    public KnownKey(ApiKey made)
    {
        _made = made;
        _lastUsedAt = made.LastUsedAt;
        _lastUsedFrom = made.LastUsedFrom;
    }

    /// <summary>Cancelled when the key is revoked.</summary>
    public CancellationToken Revoked => _revoked.Token;

    public string Name => _made.Name;

    public ApiKey Shown
    {
        get
        {
            lock (_lock)
            {
                return _made with { LastUsedAt = _lastUsedAt, LastUsedFrom = _lastUsedFrom };
            }
        }
    }

    public void Use(DateTimeOffset now, IPAddress? from)
    {
        lock (_lock)
        {
            _lastUsedAt = now;
            _lastUsedFrom = RemoteAddress.Text(from);
            _isUnsaved = true;
        }
    }

    /// <returns>The key if its last use is not saved yet, otherwise null.</returns>
    public ApiKey? TakeUnsaved()
    {
        lock (_lock)
        {
            if (!_isUnsaved)
            {
                return null;
            }

            _isUnsaved = false;
            return Shown;
        }
    }

    public void KeepUnsaved()
    {
        lock (_lock)
        {
            _isUnsaved = true;
        }
    }

    public void Revoke() => _revoked.Cancel();

    public void Dispose() => _revoked.Dispose();
}
