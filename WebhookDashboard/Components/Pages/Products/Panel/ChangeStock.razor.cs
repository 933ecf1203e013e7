using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>
/// Sells or restocks at the shop, through its API. The result arrives by the shop's webhook; it is not fetched.
/// </summary>
public sealed partial class ChangeStock
{
    /// <summary>John Doe, a user of the sample shop.</summary>
    private const string Buyer = "123";

    private readonly OneAtATime _calling = new();
    private int _count = 20;
    private Exchange? _last;

    [Parameter, EditorRequired]
    public ProductRow Row { get; set; } = null!;

    /// <summary>How long after the last call the webhook arrived; null if it did not.</summary>
    private TimeSpan? Told => _last is { Outcome: PullOutcome.Answered } call && Row.Pushed is { } pushed && pushed.At > call.StartedAt
        ? pushed.At - call.StartedAt
        : null;

    private Task RestockAsync() =>
        RunAsync(token => Shop.SetStockAsync(Row.Id, (Row.Newest ?? 0) + _count, token));

    private Task SellAsync() => RunAsync(token => Shop.OrderAsync(Buyer, Row.Id, 1, token));

    private Task RunAsync(Func<CancellationToken, Task<Exchange>> call) => _calling.RunAsync(async () => _last = await call(Gone));
}
