using System.Text.Json;
using System.Text.Json.Nodes;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

internal sealed class ShopClient(IExchanger exchanger, ShopSource source) : IShopClient
{
    public Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<ShopProduct>>(Get($"products", knownTag), cancellationToken);

    public Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        GetAsync<ShopProduct>(Get($"products/{productId}", knownTag), cancellationToken);

    public Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        GetAsync<ShopProduct>(Get($"products/{productId}", knownTag) with { IsOnlyCounted = true }, cancellationToken);

    public Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken) =>
        GetAsync<ShopUser>(Get($"users/{userId}"), cancellationToken);

    public Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken) =>
        GetAsync<ShopBalance>(Get($"accounts/{userId}/balance"), cancellationToken);

    public Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<ShopOrder>>(Get($"orders"), cancellationToken);

    public Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken) =>
        PostAsync($"products/{productId}/stock", new { quantity }, cancellationToken);

    public Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken) =>
        PostAsync($"users", new { name, email }, cancellationToken);

    public Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken) =>
        PostAsync($"orders", new { user_id = Id(userId), product_id = Id(productId), quantity }, cancellationToken);

    public Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken) =>
        PostAsync($"orders/{orderId}/payment", new { status }, cancellationToken);

    public Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken) =>
        PostAsync($"orders/{orderId}/status", new { status }, cancellationToken);

    public Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken) =>
        PostAsync($"rooms/{room}/messages", new { from, text }, cancellationToken);

    /// <summary>Writes a number if the text is one, as the sample shop expects.</summary>
    private static JsonNode Id(string id) => long.TryParse(id, out var number) ? JsonValue.Create(number) : JsonValue.Create(id);

    private static PullRequest Get(FormattableString path, string? knownTag = null) =>
        PullRequest.Get(SourcePath.Of(path)) with { KnownTag = knownTag };

    private async Task<PullAnswer<T>> GetAsync<T>(PullRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var shop = source.Current;
        T? value = null;
        var exchange = await exchanger.RunAsync(shop, request, Read, cancellationToken);
        return new PullAnswer<T>(exchange, value);

        string? Read(Exchange answered, ReadOnlyMemory<byte> body)
        {
            try
            {
                value = ShopJson.Read<T>(body.Span);
                return null;
            }
            catch (JsonException)
            {
                return JsonBody.IsJson(body.Span)
                    ? PullFault.OtherJson(shop, answered, ShopJson.FaultOf<T>(body, request.Path.Value))
                    : PullFault.NoJson(shop, answered);
            }
        }
    }

    private Task<Exchange> PostAsync<T>(FormattableString path, T body, CancellationToken cancellationToken) =>
        exchanger.RunAsync(
            source.Current,
            new PullRequest(HttpMethod.Post, SourcePath.Of(path)) { Body = ShopJson.Write(body) },
            read: null,
            cancellationToken);
}
