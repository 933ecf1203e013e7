using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>The shop's API in a test: each call runs <see cref="Next"/> and is recorded.</summary>
internal sealed class HandShopApi : IShopClient, IExchanger
{
    public static readonly ShopProduct Kettle = new("107", "Copper kettle 1.2 l", 118m, "EUR", 2);

    public static readonly ShopProduct Tote = new("109", "Canvas tote", 22m, "EUR", 87);

    private readonly List<string> _calls = [];

    /// <summary>Handles the next calls.</summary>
    public Func<Exchange, CancellationToken, Task<Exchange>> Next { get; set; } = (exchange, _) => Task.FromResult(exchange);

    public IReadOnlyList<ShopProduct> Products { get; set; } = [Kettle, Tote];

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Makes calls fail.</summary>
    public void Fail(PullOutcome outcome, int? status, string fault) =>
        Next = (exchange, _) => Task.FromResult(exchange with { Outcome = outcome, Status = status, Fault = fault });

    /// <summary>Makes calls wait until they are cancelled.</summary>
    public void Hang() => Next = async (exchange, cancellationToken) =>
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        return exchange with { Outcome = PullOutcome.Cancelled, Status = null, Fault = "Cancelled." };
    };

    public Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken) =>
        AnswerAsync("GET products" + (knownTag is null ? "" : $" unless {knownTag}"), Products, cancellationToken);

    public Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        AnswerAsync($"GET products/{productId}", Products.FirstOrDefault(one => one.Id == productId) ?? Kettle, cancellationToken);

    public Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken) =>
        AnswerAsync($"GET users/{userId}", new ShopUser(userId, "John Doe", "john@example.com"), cancellationToken);

    public Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken) =>
        AnswerAsync($"GET accounts/{userId}/balance", new ShopBalance(userId, 1m, "EUR"), cancellationToken);

    public Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ShopOrder>>("GET orders", [], cancellationToken);

    public Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken) =>
        CallAsync($"POST products/{productId}/stock {quantity}", cancellationToken);

    public Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken) =>
        CallAsync($"POST users {name} {email}", cancellationToken);

    public Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken) =>
        CallAsync($"POST orders {userId} {productId} {quantity}", cancellationToken);

    public Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken) =>
        CallAsync($"POST orders/{orderId}/payment {status}", cancellationToken);

    public Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken) =>
        CallAsync($"POST orders/{orderId}/status {status}", cancellationToken);

    public Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken) =>
        CallAsync($"POST rooms/{room}/messages {from} {text}", cancellationToken);

    public Task<Exchange> RunAsync(
        Source source, PullRequest request, Func<Exchange, ReadOnlyMemory<byte>, string?>? read, CancellationToken cancellationToken) =>
        CallAsync($"{request.Method} {request.Path.Value}", cancellationToken, source.Name);

    private async Task<Exchange> CallAsync(string call, CancellationToken cancellationToken, string source = ShopSource.Name)
    {
        int number;
        lock (_calls)
        {
            _calls.Add(call);
            number = _calls.Count;
        }

        var parts = call.Split(' ');
        return await Next(
            new Exchange
            {
                Source = source,
                Number = number,
                StartedAt = AnEvent.SomeTime,
                Method = parts[0],
                Url = $"http://shop.test/{parts[1]}",
                RequestHeaders = [new("Authorization", "Bearer …c41f")],
                BytesOut = 100,
                Status = 200,
                ResponseHeaders = [new("Content-Type", "application/json"), new("ETag", "\"p1\"")],
                ResponseBody = "[]"u8.ToArray(),
                BytesIn = 200,
                ConnectedMs = 1,
                FirstByteMs = 2,
                TotalMs = 3,
            },
            cancellationToken);
    }

    private async Task<PullAnswer<T>> AnswerAsync<T>(string call, T value, CancellationToken cancellationToken)
        where T : class
    {
        var exchange = await CallAsync(call, cancellationToken);
        return new PullAnswer<T>(exchange, exchange.Outcome == PullOutcome.Answered ? value : null);
    }
}
