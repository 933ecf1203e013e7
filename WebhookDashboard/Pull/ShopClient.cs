using System.Text.Json;
using System.Text.Json.Nodes;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Pull;

internal sealed class ShopClient(ShopExchanger exchanger, IExchangeLog log) : IShopClient
{
    public Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ShopProduct>>(ShopPath.Of($"products"), knownTag, cancellationToken);

    public Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        AskAsync<ShopProduct>(ShopPath.Of($"products/{productId}"), knownTag, cancellationToken);

    public async Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync<ShopProduct>(ShopPath.Of($"products/{productId}"), knownTag, cancellationToken);
        log.Count(answer.Exchange);
        return answer;
    }

    public Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken) =>
        AskAsync<ShopUser>(ShopPath.Of($"users/{userId}"), null, cancellationToken);

    public Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken) =>
        AskAsync<ShopBalance>(ShopPath.Of($"accounts/{userId}/balance"), null, cancellationToken);

    public Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ShopOrder>>(ShopPath.Of($"orders"), null, cancellationToken);

    public async Task<Exchange> GetAsync(ShopPath path, CancellationToken cancellationToken)
    {
        var (exchange, body) = await exchanger.RunAsync(ShopCall.Get(path), cancellationToken);
        return await log.KeepAsync(
            exchange.Outcome == PullOutcome.Answered && body.Length > 0 && !ShopJson.IsJson(body.Span)
                ? NotUnderstood(exchange, PullFault.NoJson(exchange))
                : exchange);
    }

    public Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken) =>
        PostAsync(ShopPath.Of($"products/{productId}/stock"), new { quantity }, cancellationToken);

    public Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken) =>
        PostAsync(ShopPath.Of($"users"), new { name, email }, cancellationToken);

    public Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken) =>
        PostAsync(
            ShopPath.Of($"orders"),
            new { user_id = Id(userId), product_id = Id(productId), quantity },
            cancellationToken);

    public Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken) =>
        PostAsync(ShopPath.Of($"orders/{orderId}/payment"), new { status }, cancellationToken);

    public Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken) =>
        PostAsync(ShopPath.Of($"orders/{orderId}/status"), new { status }, cancellationToken);

    public Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken) =>
        PostAsync(ShopPath.Of($"rooms/{room}/messages"), new { from, text }, cancellationToken);

    /// <summary>A number where it is one, as the sample shop has it.</summary>
    private static JsonNode Id(string id) => long.TryParse(id, out var number) ? JsonValue.Create(number) : JsonValue.Create(id);

    private static Exchange NotUnderstood(Exchange exchange, string fault) =>
        exchange with { Outcome = PullOutcome.NotUnderstood, Fault = fault };

    private async Task<PullAnswer<T>> AskAsync<T>(ShopPath path, string? knownTag, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await ReadAsync<T>(path, knownTag, cancellationToken);
        return answer with { Exchange = await log.KeepAsync(answer.Exchange) };
    }

    private async Task<PullAnswer<T>> ReadAsync<T>(ShopPath path, string? knownTag, CancellationToken cancellationToken)
        where T : class
    {
        var (exchange, body) = await exchanger.RunAsync(ShopCall.Get(path, knownTag), cancellationToken);
        T? value = null;
        if (exchange.Outcome == PullOutcome.Answered)
        {
            try
            {
                value = ShopJson.Read<T>(body.Span);
            }
            catch (JsonException)
            {
                exchange = NotUnderstood(exchange, ShopJson.IsJson(body.Span)
                    ? PullFault.OtherJson(ShopJson.FaultOf<T>(body, path.Value))
                    : PullFault.NoJson(exchange));
            }
        }

        return new PullAnswer<T>(exchange, value);
    }

    private async Task<Exchange> PostAsync<T>(ShopPath path, T body, CancellationToken cancellationToken) =>
        await log.KeepAsync((await exchanger.RunAsync(ShopCall.Post(path, body), cancellationToken)).Exchange);
}
