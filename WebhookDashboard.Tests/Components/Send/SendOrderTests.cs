using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendOrderTests
{
    [Fact]
    public void WebhookAt_EachIndex_CountsUpInBodyAndHeaders()
    {
        var order = AnOrder.Of(count: 2);

        Assert.Equal(["""{"n":41}""", """{"n":42}"""], Enumerable.Range(0, order.Total).Select(index => Body(order.WebhookAt(index))));
        Assert.Equal(new HeaderLine("X-Number", "no 42"), Assert.Single(order.WebhookAt(1).Headers));
    }

    [Fact]
    public void WebhookAt_Copies_ShareNumberAndMessageId()
    {
        var order = AnOrder.Of(count: 2, copies: 2);
        var sent = Enumerable.Range(0, order.Total).Select(order.WebhookAt).ToList();

        Assert.Equal(["""{"n":41}""", """{"n":41}""", """{"n":42}""", """{"n":42}"""], sent.Select(Body));
        Assert.Equal(Id(sent[0]), Id(sent[1]));
        Assert.NotEqual(Id(sent[1]), Id(sent[2]));
        Assert.NotEqual(Id(sent[0]), Id(AnOrder.Of(copies: 2).WebhookAt(0)));
    }

    [Theory]
    [InlineData("{{n}}", 1, Burst.MaxInFlight)]
    [InlineData("{{n}}", 1_048_576, 63)]
    [InlineData("{{n}}", 100_000_000, 1)]
    [InlineData("", 100_000_000, Burst.MaxInFlight)]
    public void MaxInFlight_BodyMadePerRequest_IsBoundedByItsSize(string mark, int more, int expected) =>
        Assert.Equal(expected, AnOrder.Of(body: mark + new string(' ', more)).MaxInFlight);

    private static string Body(TestWebhook webhook) => Encoding.UTF8.GetString(webhook.Body.Span);

    private static string Id(TestWebhook webhook) => webhook.Headers.Single(line => line.Name == "webhook-id").Value;
}
