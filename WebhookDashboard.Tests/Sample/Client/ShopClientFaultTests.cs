using System.Text;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Tests.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Client;

/// <summary>Responses that the shop's client did not ask for.</summary>
public sealed class ShopClientFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html", "<!doctype html><h1>Welcome", "not JSON but text/html")]
    [InlineData("application/json", """[{"id":1,""", "claims to be application/json but is not JSON")]
    [InlineData("application/json", "", "is not JSON")]
    [InlineData("application/json", """{"products":[]}""", "not what was asked for: products is an object, not a list. Either 127.0.0.1:")]
    [InlineData("application/json", """[{"id":1,"name":"No price"}]""", "not what was asked for: products[0] (id 1) has no member 'price'. Either 127.0.0.1:")]
    [InlineData("application/json", """[{"id":1,"name":null,"price":1,"currency":"EUR","stock":1}]""", "'name' of products[0] (id 1) is null, not a text")]
    [InlineData("application/json", """[{"id":1,"name":"x","price":1e400,"currency":"EUR","stock":1}]""", "'price' of products[0] (id 1) is 1e400, not a number")]
    [InlineData("application/json", """[{"\ud800":1}]""", "not what was asked for: look at it")]
    [InlineData("application/json", "[null]", "products[0] is null, not an object")]
    [InlineData("application/json", """[{"id":1,"name":"x","price":1,"currency":"EUR","stock":1},{"id":"a\u202Eb","name":"x","price":1,"currency":"EUR"}]""", "products[1] (id \"a\\u202Eb\") has no member 'stock'")]
    [InlineData("application/json", """[{"name":"x","price":1,"currency":"EUR","stock":1}]""", "products[0] has no member 'id'")]
    [InlineData("application/json", """[{"id":4,"name":"x","price":1,"currency":"EUR","Stock":1}]""", "products[0] (id 4) has no member 'stock', but 'Stock'")]
    [InlineData("application/json", """[{"id":4,"name":"x","price":1,"currency":"EUR","stock":1.5}]""", "'stock' of products[0] (id 4) is 1.5, not a whole number")]
    [InlineData("application/json", """[{"id":4,"name":"x","price":"cheap","currency":"EUR","stock":1}]""", "'price' of products[0] (id 4) is \"cheap\", not a number")]
    [InlineData("application/json", """[{"id":4,"name":"x","price":[1],"currency":"EUR","stock":1}]""", "'price' of products[0] (id 4) is a list, not a number")]
    [InlineData("application/json", """[{"id":4.5,"name":"x","price":1,"currency":"EUR","stock":1}]""", "'id' of products[0] (id 4.5) is 4.5, not an id")]
    [InlineData("application/json", """[{},{},{"id":1,"name":"x","price":"1","currency":"EUR","stock":"2"},7]""", "products[0] has no member 'id', and 2 more of 4 are not as they should be")]
    public async Task Products_OtherJson_AreNotUnderstoodButShown(string type, string body, string said)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await using var shop = new AShopClient(server.Url);

        var products = await shop.Client.ProductsAsync(null, Cancel);

        Assert.Null(products.Value);
        Assert.Equal(PullOutcome.NotUnderstood, products.Exchange.Outcome);
        Assert.Contains(said, products.Exchange.Fault, StringComparison.Ordinal);
        Assert.Equal(body, Encoding.UTF8.GetString(products.Exchange.ResponseBody.Span));
        Assert.Equal(products.Exchange, Assert.Single(shop.Log.All));
    }
}
