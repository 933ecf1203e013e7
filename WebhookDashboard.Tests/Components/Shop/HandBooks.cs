using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>Books that a test sets.</summary>
internal sealed class HandBooks : IShopBooks
{
    public ShopOverview Overview { get; set; } = new(
        new([], 0), new([], 0), new([], 0), new([], 0), new([], 0), new([], 0));

    public List<OrderRecord> Orders { get; } = [];

    public List<MailRecord> Mails { get; } = [];

    public IReadOnlyList<ChatLine> Lines { get; set; } = [];

    public Exception? Fault { get; set; }

    /// <summary>While set, an order is read only once it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The reads, in order.</summary>
    public List<string> Readings { get; } = [];

    public Task<ShopOverview> ReadAsync(ConsumerParts parts, ShopOverview? known, CancellationToken cancellationToken)
    {
        Readings.Add(parts.ToString());
        return Fault is null ? Task.FromResult(Overview) : Task.FromException<ShopOverview>(Fault);
    }

    public async Task<OrderRecord?> OrderAsync(string orderId, CancellationToken cancellationToken)
    {
        Readings.Add($"order {orderId}");
        await Gate.WaitAsync(cancellationToken);
        return Orders.Find(order => order.Entry.OrderId == orderId);
    }

    public Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken)
    {
        Readings.Add($"room {room}");
        return Task.FromResult(Lines);
    }

    public Task<MailRecord?> MailAsync(long number, CancellationToken cancellationToken)
    {
        Readings.Add($"mail {number}");
        return Task.FromResult(Mails.Find(mail => mail.Entry.Number == number));
    }
}
