using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Ingest;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

public sealed class EventFactsTests
{
    [Theory]
    [InlineData("", """{"type":"payment.completed"}""", "payment.completed", null)]
    [InlineData("", """{"event":"order.paid"}""", "order.paid", null)]
    [InlineData("", """{"event":"second","type":"first"}""", "first", null)]
    [InlineData("", """{"id":"evt_1","object":"event","type":"charge.succeeded"}""", "charge.succeeded", "evt_1")]
    [InlineData("", """{"id":"12345","type":"x"}""", "x", null)]
    [InlineData("", """{"data":{"type":"inner","id":"evt_2"}}""", null, null)]
    [InlineData("", """{"event":{"name":"x"},"type":7}""", null, null)]
    [InlineData("", """  {"deep":[[[{"type":"no"}]]],"type":"after"}""", "after", null)]
    [InlineData("", "\uFEFF{\"type\":\"marked\"}", "marked", null)]
    [InlineData("", """{"type":"cut""", null, null)]
    [InlineData("", """{"\ud800":1,"type":"after"}""", "after", null)]
    [InlineData("", """{"t\u0079pe":"escaped"}""", "escaped", null)]
    [InlineData("", """["type","a"]""", null, null)]
    [InlineData("X-GitHub-Event: push|X-GitHub-Delivery: abc", """{"type":"other"}""", "push", "abc")]
    [InlineData("X-Shopify-Topic: orders/create|X-Shopify-Webhook-Id: w1", "{}", "orders/create", "w1")]
    [InlineData("webhook-id: msg_1", """{"type":"user.created","id":"evt_9"}""", "user.created", "msg_1")]
    [InlineData("svix-id: msg_2", "", null, "msg_2")]
    [InlineData("webhook-event: order.shipped|webhook-id: msg_3", """{"status":"shipped"}""", "order.shipped", "msg_3")]
    [InlineData("ce-type: com.example.created|ce-id: 7", "", "com.example.created", null)]
    public void From_ProviderPayloads_ReturnsTypeAndId(string headers, string body, string? type, string? id)
    {
        var facts = EventFacts.From(Headers(headers), Encoding.UTF8.GetBytes(body));
        Assert.Equal(new EventFacts(type, id), facts);
    }

    [Fact]
    public void From_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 300].Sample(
        bytes =>
        {
            EventFacts.From(new HeaderDictionary(), bytes);
            EventFacts.From(new HeaderDictionary(), [(byte)'{', (byte)'"', .. bytes]);
        });

    [Fact]
    public void From_TypeFarIntoALargeBody_IsNotRead()
    {
        var body = $$"""{"filler":"{{new string('x', 20_000)}}","type":"late"}""";
        Assert.Null(EventFacts.From(new HeaderDictionary(), Encoding.UTF8.GetBytes(body)).EventType);
    }

    [Fact]
    public void From_VeryLongTypeWithACharacterOfTwoPartsAtTheCut_IsCutBeforeIt()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"type":"{{new string('x', 198)}}😀and more"}""");
        Assert.Equal(new string('x', 198) + "…", EventFacts.From(new HeaderDictionary(), body).EventType);
    }

    [Fact]
    public void From_VeryLongType_IsCutAndMarked()
    {
        var expected = new string('x', 199) + "…";

        Assert.Equal(expected, EventFacts.From(Headers("X-GitHub-Event: " + new string('x', 5000)), default).EventType);
        Assert.Equal(
            expected,
            EventFacts.From(new HeaderDictionary(), Encoding.UTF8.GetBytes($$"""{"type":"{{new string('x', 5000)}}"}""")).EventType);
    }

    private static HeaderDictionary Headers(string lines)
    {
        var headers = new HeaderDictionary();
        foreach (var line in lines.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(": ");
            headers[parts[0]] = parts[1];
        }

        return headers;
    }
}
