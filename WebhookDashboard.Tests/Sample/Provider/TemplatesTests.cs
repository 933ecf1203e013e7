using System.Text.Json;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Sample.Provider.Webhooks;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

/// <summary>The templates of the page Send match the shop's data.</summary>
public sealed class TemplatesTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static readonly IReadOnlyList<WebhookTemplate> OfTheShop =
        [.. WebhookTemplates.All.Where(template => template.Group == TemplateGroup.SampleShop)];

    public static TheoryData<string> Names => new(OfTheShop.Select(template => template.Name));

    [Fact]
    public void All_OfTheShop_CoverItsFiveWebhooks() => Assert.Equal(
        ["chat", "inventory", "orders", "payment", "users"],
        OfTheShop.Select(template => template.Endpoint.Value).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void EventType_OfATemplate_IsTheShopsOwn(string name)
    {
        var template = WebhookTemplates.Find(name)!;

        Assert.Equal(StoreEventType.Of(template.Endpoint.Value, template.BodyFor(1)), template.EventType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Body_Ids_AreTheShopsIds(string name)
    {
        var body = JsonDocument.Parse(WebhookTemplates.Find(name)!.BodyFor(1)).RootElement;

        if (body.TryGetProperty("product_id", out var product))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await shop.CallAsync("GET", $"products/{product}")).Status);
        }

        if (body.TryGetProperty("order_id", out var order))
        {
            var (_, orders) = await shop.CallAsync("GET", "orders");
            var known = orders.EnumerateArray().Single(one => one.GetProperty("id").GetString() == order.GetString());
            if (body.TryGetProperty("amount", out var amount))
            {
                Assert.Equal(known.GetProperty("amount").GetRawText(), amount.GetRawText());
                var (_, user) = await shop.CallAsync("GET", $"users/{known.GetProperty("user_id")}");
                Assert.Equal(user.GetProperty("email").GetString(), body.GetProperty("customer_email").GetString());
            }
        }
    }
}
