using System.Net;
using System.Text.Json;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

public sealed class StoreApiTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "Send the shop's key")]
    [InlineData("Basic the-shops-key", "Send the shop's key")]
    [InlineData("Bearer", "Send the shop's key")]
    [InlineData("Bearer the-shops-ke", "This is not the shop's key")]
    [InlineData("Bearer the-shops-key2", "This is not the shop's key")]
    [InlineData("Bearer dashboard-key", "This is not the shop's key")]
    public async Task AnyCall_WithoutKey_ExplainsWhatToSend(string? authorization, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "shop-api/users/123");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await shop.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.StartsWith(title, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "users/123")]
    [InlineData("GET", "products")]
    [InlineData("POST", "products/101/stock")]
    [InlineData("GET", "no-such")]
    public async Task AnyCall_SignedInButWithoutTheShopsKey_IsRefused(string method, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"shop-api/{path}");
        request.Headers.Add("Authorization", "Bearer dashboard-key");

        using var answer = await shop.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "products", "GET, HEAD")]
    [InlineData("PUT", "products/101", "GET, HEAD")]
    [InlineData("GET", "products/101/stock", "POST")]
    [InlineData("PATCH", "orders", "GET, HEAD, POST")]
    public async Task AnyCall_WrongMethod_NamesTheAllowedOnes(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"shop-api/{path}");
        request.Headers.Add("Authorization", "Bearer the-shops-key");

        using var answer = await shop.Host.Client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("users/123", """{"id":123,"name":"John Doe","email":"john@example.com"}""")]
    [InlineData("accounts/123/balance", """{"user_id":123,"balance":1240.50,"currency":"EUR"}""")]
    [InlineData("products/102", """{"id":102,"name":"Linen throw, sand","price":54.50,"currency":"EUR","stock":7}""")]
    public async Task Get_SeedData_HasTheContractsShape(string path, string expected)
    {
        var (status, json) = await shop.CallAsync("GET", path);

        Assert.Equal((HttpStatusCode.OK, expected), (status, json.GetRawText()));
    }

    [Fact]
    public async Task GetOrder_WhatTheSeedHas_IsAsInTheList()
    {
        var (_, list) = await shop.CallAsync("GET", "orders");
        var (status, order) = await shop.CallAsync("GET", "orders/12343");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"id\":\"12343\",\"user_id\":124,\"product_id\":105", order.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(order.GetRawText(), list.EnumerateArray().Select(one => one.GetRawText()));
    }

    [Fact]
    public async Task GetProducts_AtFirst_AreTwentyFourOfWhichSomeAreOut()
    {
        var (_, json) = await shop.CallAsync("GET", "products");

        var products = json.EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(101, 24), products.Select(product => product.GetProperty("id").GetInt32()));
        Assert.Contains(products, product => product.GetProperty("stock").GetInt32() == 0);
        Assert.Equal(24, products.DistinctBy(product => product.GetProperty("name").GetString()).Count());
    }

    [Theory]
    [InlineData("GET", "users/1", "There is no user '1'")]
    [InlineData("GET", "users/abc", "There is no user 'abc'")]
    [InlineData("GET", "users/-123", "There is no user '-123'")]
    [InlineData("GET", "users/99999999999", "There is no user '99999999999'")]
    [InlineData("GET", "accounts/1/balance", "There is no user '1'")]
    [InlineData("GET", "products/1", "There is no product '1'")]
    [InlineData("GET", "products/x", "There is no product 'x'")]
    [InlineData("POST", "products/1/stock", "There is no product '1'")]
    [InlineData("POST", "products/x/stock", "There is no product 'x'")]
    [InlineData("GET", "orders/1", "There is no order '1'")]
    [InlineData("GET", "orders/x", "There is no order 'x'")]
    [InlineData("POST", "orders/1/payment", "There is no order '1'")]
    [InlineData("POST", "orders/x/status", "There is no order 'x'")]
    [InlineData("GET", "no-such", "The shop has no call GET /no-such.")]
    [InlineData("GET", "", "The shop has no call GET /.")]
    public async Task AnyCall_UnknownResource_IsNotFound(string method, string path, string title)
    {
        var body = method == "POST" ? """{"quantity":1,"status":"refunded"}""" : null;

        Assert.StartsWith(title, await shop.RefusalAsync(HttpStatusCode.NotFound, method, path, body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("products/101/stock", "", "The body is not JSON that can be read")]
    [InlineData("products/101/stock", "null", "Send a JSON object such as {\"quantity\":5}.")]
    [InlineData("products/101/stock", "[]", "The body is not JSON that can be read")]
    [InlineData("products/101/stock", "{}", "quantity: send how many")]
    [InlineData("products/101/stock", """{"quantity":-1}""", "quantity: -1 can't be")]
    [InlineData("products/101/stock", """{"quantity":1000001}""", "quantity: 1000001 can't be")]
    [InlineData("products/101/stock", """{"quantity":1.5}""", "quantity: ")]
    [InlineData("products/101/stock", """{"quantity":"many"}""", "quantity: ")]
    [InlineData("users", """{"name":" ","email":"a@b"}""", "name: ")]
    [InlineData("users", """{"name":"A","email":"a b@c"}""", "email: ")]
    [InlineData("users", """{"name":"A","email":"nobody"}""", "email: ")]
    [InlineData("orders", """{"user_id":123}""", "Send user_id, product_id and quantity")]
    [InlineData("orders", """{"user_id":123,"product_id":101,"quantity":0}""", "quantity: ")]
    [InlineData("orders", """{"user_id":1,"product_id":101,"quantity":1}""", "user_id: there is no user 1")]
    [InlineData("orders", """{"user_id":123,"product_id":1,"quantity":1}""", "product_id: there is no product 1")]
    [InlineData("orders/12345/payment", """{"status":"paid"}""", "status: send one of pending, completed, failed, refunded.")]
    [InlineData("orders/12345/status", """{"status":"paid"}""", "status: send one of created, processing")]
    [InlineData("orders/12345/status", "{}", "status: send one of created, processing")]
    [InlineData("rooms/general/messages", """{"text":"Hello"}""", "from: ")]
    [InlineData("rooms/general/messages", """{"from":"ada","text":""}""", "text: ")]
    public async Task Post_InvalidInput_SaysWhatToSend(string path, string body, string title) =>
        Assert.StartsWith(title, await shop.RefusalAsync(HttpStatusCode.BadRequest, "POST", path, body), StringComparison.Ordinal);

    [Fact]
    public async Task Post_BodyOverTheLimit_IsRefused() => Assert.NotEmpty(
        await shop.RefusalAsync(HttpStatusCode.RequestEntityTooLarge, "POST", "users", new string('x', 70_000)));

    [Fact]
    public async Task Head_Product_HasNoBody()
    {
        using var answer = await shop.SendAsync("HEAD", "products/101");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }
}
