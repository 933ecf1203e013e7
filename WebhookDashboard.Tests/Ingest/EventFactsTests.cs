using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Ingest;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

public sealed class EventFactsTests
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded";

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
    [InlineData("ce-type: com.example.created|ce-id: 7", "", "com.example.created", "7")]
    [InlineData("", """{"specversion":"1.0","id":"A234","source":"/x","type":"com.example.created"}""", "com.example.created", "A234")]
    [InlineData("", """{"type":"com.example.created","id":"A234","source":"/x","specversion":"1.0"}""", "com.example.created", "A234")]
    [InlineData("ce-type: from.the.header", """{"specversion":"1.0","id":"A234","type":"other"}""", "from.the.header", "A234")]
    [InlineData("", """[{"specversion":"1.0","id":"A1","type":"order.paid"},{"type":"order.paid","id":"A2","specversion":"1.0"}]""", "order.paid", null)]
    [InlineData("", """ [ {"specversion":"1.0","id":"A1","type":"order.paid","data":{"type":"no"}} ] """, "order.paid", "A1")]
    [InlineData("", """[{"specversion":"1.0","id":"A1","type":"order.paid"},{"specversion":"1.0","id":"A2","type":"order.sent"}]""", "order.*", null)]
    [InlineData("", """[{"specversion":"1.0","type":"a.order.paid"},{"specversion":"1.0","type":"a.order.sent"},{"specversion":"1.0","type":"a.user"}]""", "a.*", null)]
    [InlineData("", """[{"specversion":"1.0","type":"a.paid"},{"specversion":"1.0","type":"b.paid"},{"specversion":"1.0","type":"a.paid"}]""", null, null)]
    [InlineData("", """[{"specversion":"1.0","type":"order.paid","id":"A1"},{"type":"no CloudEvent"}]""", null, null)]
    [InlineData("", """[{"specversion":"1.0","type":"order.paid","id":"A1"},{"specversion":"1.0","ty""", "order.paid", null)]
    [InlineData("", """[{"specversion":"1.0","type":"order.paid","id":"A1"}""", "order.paid", null)]
    [InlineData("", "[]", null, null)]
    [InlineData("webhook-event: from.the.header", """[{"specversion":"1.0","id":"A1","type":"other"}]""", "from.the.header", "A1")]
    [InlineData(Form, "payload=%7B%22type%22%3A%22block_actions%22%2C%22id%22%3A%22evt_3%22%7D", "block_actions", "evt_3")]
    [InlineData(Form, "token=x&payload=%7b+%22event%22:+%22order.paid%22+%7d&type=other", "order.paid", null)]
    [InlineData(Form + "; charset=utf-8|X-GitHub-Event: push", "payload=%7B%22id%22%3A%22evt_4%22%7D", "push", "evt_4")]
    [InlineData(Form, "payload=%5B1%5D", null, null)]
    [InlineData(Form, "payload=%7B%22type%22%3A%22cut", null, null)]
    [InlineData(Form, "my_payload=%7B%22type%22%3A%22other%22%7D", null, null)]
    [InlineData(Form, "payload=", null, null)]
    [InlineData(Form, """{"type":"sent with curl -d"}""", "sent with curl -d", null)]
    [InlineData("Content-Type: text/plain", "payload=%7B%22type%22%3A%22other%22%7D", null, null)]
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
            EventFacts.From(new HeaderDictionary(), [.. "[{\"specversion\":\"1.0\",\"type\":\""u8, .. bytes]);
        });

    [Fact]
    public void From_AnyForm_NeverThrows() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Char["payload=&%7B\"{}"].Array[0, 30]).Sample(
        (bytes, text) =>
        {
            EventFacts.From(Headers(Form), [.. "payload="u8, .. bytes]);
            EventFacts.From(Headers(Form), [.. Encoding.UTF8.GetBytes(text), .. bytes]);
        });

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void From_JsonInAWideCharset_ReturnsTypeAndId(string charset, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(charset);
        var json = encoding.GetBytes("""{"type":"order.paid","id":"evt_7"}""");

        var facts = EventFacts.From(new HeaderDictionary(), hasMark ? [.. encoding.GetPreamble(), .. json] : json);

        Assert.Equal(new EventFacts("order.paid", "evt_7"), facts);
    }

    [Fact]
    public void From_TypeFarIntoAFormsPayload_IsNotRead()
    {
        var late = $$"""{"filler":"{{new string('x', 20_000)}}","type":"late"}""";
        var early = $$"""{"type":"early","filler":"{{new string('x', 20_000)}}"}""";

        Assert.Null(EventFacts.From(Headers(Form), Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(late))).EventType);
        Assert.Equal("early", EventFacts.From(Headers(Form), Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(early))).EventType);
        Assert.Null(EventFacts.From(Headers(Form), Encoding.UTF8.GetBytes($"filler={new string('x', 20_000)}&payload=" + Uri.EscapeDataString(early))).EventType);
    }

    [Fact]
    public void From_BatchThatIsLargerThanWhatIsRead_ReturnsTheTypeOfItsFirstEvents()
    {
        var events = string.Join(',', Enumerable.Range(0, 2_000).Select(i => $$"""{"specversion":"1.0","id":"{{i}}","type":"order.paid"}"""));

        Assert.Equal(new EventFacts("order.paid", null), EventFacts.From(new HeaderDictionary(), Encoding.UTF8.GetBytes($"[{events}]")));
        Assert.Equal(new EventFacts("order.paid", null), EventFacts.From(new HeaderDictionary(), Encoding.Unicode.GetBytes($"[{events}]")));
    }

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
