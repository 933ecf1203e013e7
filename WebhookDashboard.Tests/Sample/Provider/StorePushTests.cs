using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

/// <summary>Changes at the shop reach the app's endpoints over HTTP, signed.</summary>
public sealed class StorePushTests : IAsyncLifetime
{
    private readonly RunningShop _shop = new();

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task SetStock_Product_SendsTheInventoryWebhook()
    {
        var (status, json) = await _shop.CallAsync("POST", "products/104/stock", """{"quantity":20}""");

        Assert.Equal((HttpStatusCode.OK, 20), (status, json.GetProperty("stock").GetInt32()));
        await ArrivesAsync("inventory", """{"product_id":104,"new_quantity":20}""");
    }

    [Fact]
    public async Task SetStock_ManyTimes_ArrivesInOrder()
    {
        var quantities = Enumerable.Range(0, 12).ToList();
        foreach (var quantity in quantities)
        {
            await _shop.CallAsync("POST", "products/104/stock", $$"""{"quantity":{{quantity}}}""");
        }

        await ArrivesAsync("inventory", [.. quantities.Select(quantity => $$"""{"product_id":104,"new_quantity":{{quantity}}}""")]);
    }

    [Fact]
    public async Task Register_User_SendsTheUsersWebhook()
    {
        var (status, json) = await _shop.CallAsync("POST", "users", """{"name":"Ann Zoe","email":"ann@example.com"}""");

        Assert.Equal((HttpStatusCode.Created, """{"id":130,"name":"Ann Zoe","email":"ann@example.com"}"""), (status, json.GetRawText()));
        Assert.Equal(HttpStatusCode.OK, (await _shop.CallAsync("GET", "users/130")).Status);
        await ArrivesAsync("users", """{"user_id":130,"email":"ann@example.com"}""");
    }

    [Fact]
    public async Task Order_InStock_ReducesTheStockAndSendsBothWebhooks()
    {
        var (status, json) = await _shop.CallAsync("POST", "orders", """{"user_id":123,"product_id":101,"quantity":2}""");

        Assert.Equal((HttpStatusCode.Created, "178.00"), (status, json.GetProperty("amount").GetRawText()));
        var id = json.GetProperty("id").GetString();
        await ArrivesAsync("inventory", """{"product_id":101,"new_quantity":12}""");
        await ArrivesAsync("orders", $$"""{"order_id":"{{id}}","status":"created"}""");
        Assert.Equal(id, (await _shop.CallAsync("GET", "orders")).Json[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(104, 1, "Product 104 is out of stock")]
    [InlineData(107, 3, "Only 2 of product 107 are left")]
    public async Task Order_MoreThanInStock_ConflictsAndChangesNothing(int product, int quantity, string title)
    {
        var said = await _shop.RefusalAsync(
            HttpStatusCode.Conflict, "POST", "orders", $$"""{"user_id":123,"product_id":{{product}},"quantity":{{quantity}}}""");

        Assert.StartsWith(title, said, StringComparison.Ordinal);
        Assert.Empty((await _shop.CallAsync("GET", "webhooks")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Pay_CompletedTwice_SendsTwoWebhooksAndChargesOnce()
    {
        await _shop.CallAsync("POST", "orders/12345/payment", """{"status":"completed"}""");
        var (_, order) = await _shop.CallAsync("POST", "orders/12345/payment", """{"status":"completed"}""");

        Assert.Equal("paid", order.GetProperty("status").GetString());
        Assert.Equal("1218.50", (await _shop.CallAsync("GET", "accounts/123/balance")).Json.GetProperty("balance").GetRawText());
        const string Told = """{"order_id":"12345","amount":22.00,"status":"completed","customer_email":"john@example.com"}""";
        await ArrivesAsync("payment", Told, Told);
    }

    [Fact]
    public async Task Pay_Failed_LeavesTheOrderAndTheAccount()
    {
        var (_, order) = await _shop.CallAsync("POST", "orders/12345/payment", """{"status":"failed"}""");

        Assert.Equal("created", order.GetProperty("status").GetString());
        Assert.Equal("1240.50", (await _shop.CallAsync("GET", "accounts/123/balance")).Json.GetProperty("balance").GetRawText());
        await ArrivesAsync("payment", """{"order_id":"12345","amount":22.00,"status":"failed","customer_email":"john@example.com"}""");
    }

    [Fact]
    public async Task SetStatus_Order_SendsTheOrdersWebhook()
    {
        var (status, order) = await _shop.CallAsync("POST", "orders/12344/status", """{"status":"shipped"}""");

        Assert.Equal((HttpStatusCode.OK, "shipped"), (status, order.GetProperty("status").GetString()));
        await ArrivesAsync("orders", """{"order_id":"12344","status":"shipped"}""");
    }

    [Fact]
    public async Task Say_UglyText_ArrivesUnchanged()
    {
        var (status, _) = await _shop.CallAsync(
            "POST", "rooms/caf%C3%A9/messages", """{"from":"Élodie","text":"<script> \"quoted\" 🙂"}""");

        Assert.Equal(HttpStatusCode.Created, status);
        await ArrivesAsync("chat", """{"room":"café","from":"Élodie","text":"<script> \"quoted\" \uD83D\uDE42"}""");
    }

    [Fact]
    public async Task Webhooks_AfterOne_ShowThatItWasDelivered()
    {
        await _shop.CallAsync("POST", "rooms/general/messages", """{"from":"ada","text":"Hello"}""");
        await Until.EqualAsync("delivered", async () =>
            (await _shop.CallAsync("GET", "webhooks")).Json[0].GetProperty("state").GetString());

        var one = (await _shop.CallAsync("GET", "webhooks")).Json[0];
        Assert.StartsWith("msg_", one.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ("chat", "general", 1, 200),
            (one.GetProperty("kind").GetString(), one.GetProperty("subject").GetString(),
                one.GetProperty("attempts").GetInt32(), one.GetProperty("last_status").GetInt32()));
    }

    [Fact]
    public async Task SetStock_UnderAPathBase_SendsTheInventoryWebhook()
    {
        await using var host = await DashboardHost.StartAsync(("PathBase", "/dash"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "dash/shop-api/products/104/stock");
        request.Headers.Add("Authorization", "Bearer your-api-key");
        request.Content = new StringContent("""{"quantity":1}""");

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Until.EqualAsync(1, () => host.Get<WebhookDashboard.Events.IEventLog>().Head.Sequence);
    }

    private async Task ArrivesAsync(string kind, params string[] bodies)
    {
        await Until.EqualAsync(bodies.Length, async () => (await _shop.PushedAsync(kind)).Count);
        Assert.Equal(bodies, await _shop.PushedAsync(kind));
    }
}
