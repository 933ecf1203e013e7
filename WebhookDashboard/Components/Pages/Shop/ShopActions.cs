using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>Calls the shop's API, one call at a time, and keeps the result of the last call.</summary>
public sealed class ShopActions
{
    private readonly IShopClient _client;
    private readonly Action _changed;
    private readonly CancellationToken _gone;
    private Func<IShopClient, CancellationToken, Task<Exchange>>? _call;

    internal ShopActions(IShopClient client, Action changed, CancellationToken gone)
    {
        _client = client;
        _changed = changed;
        _gone = gone;
    }

    public bool IsBusy { get; private set; }

    /// <summary>The <c>aria-busy</c> of the buttons. A disabled button would lose the focus.</summary>
    internal string? Busy => IsBusy ? "true" : null;

    /// <summary>Null before the first call.</summary>
    public Exchange? Last { get; private set; }

    /// <summary>Whether the shop rejected the last call because of this member of its body.</summary>
    internal bool Rejects(string member) => !IsBusy && Last is { Status: 400, Fault: { } fault } && fault.Contains($"“{member}: ", StringComparison.Ordinal);

    /// <summary>Repeats the last call.</summary>
    internal Task RetryAsync() => _call is { } call ? DoAsync(call) : Task.CompletedTask;

    /// <returns>Whether the shop accepted it; its webhook then follows.</returns>
    internal async Task<bool> DoAsync(Func<IShopClient, CancellationToken, Task<Exchange>> call)
    {
        if (IsBusy)
        {
            return false;
        }

        _call = call;
        IsBusy = true;
        _changed();
        try
        {
            Last = await call(_client, _gone);
            return Last.IsSuccess;
        }
        finally
        {
            IsBusy = false;
            if (!_gone.IsCancellationRequested)
            {
                _changed();
            }
        }
    }
}
