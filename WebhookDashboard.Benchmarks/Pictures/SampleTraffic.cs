using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>A morning's webhooks from several providers, for the pictures.</summary>
internal sealed class SampleTraffic(HttpClient client)
{
    public const string Secret = "whsec_c2lnbiBvbmUgb2YgdGhlIHBpY3R1cmVz";
    private const string OtherSecret = "whsec_YSBzZWNyZXQgdGhhdCBubyBvbmUga25vd3M=";

    public async Task SendAsync()
    {
        await PutAsync("payment", "Payments");
        await PutAsync("orders", "Orders");
        await SendAsync("inventory", """{"type":"inventory.updated","data":{"product_id":7,"new_quantity":12}}""");
        await SendAsync("users", """{"type":"user.created","data":{"user_id":311,"email":"ada@example.com"}}""");
        await GitHubAsync("push", """{"ref":"refs/heads/main","after":"9c1a7f0","repository":{"full_name":"octo/shop"},"commits":[{"message":"Fix the rounding of totals"}]}""");
        await SendAsync("orders", """{"type":"order.shipped","data":{"order_id":5012,"carrier":"post"}}""", Secret);
        await SendAsync("payment", """{"type":"payment.failed","data":{"order_id":5013,"reason":"card_declined"}}""", OtherSecret);
        await SendAsync("chat", """{"type":"chat.message","data":{"room":"general","from":"ada","text":"Is the new stock in?"}}""");
        await SendAsync("payment", """{"type":"payment.completed","data":{"order_id":5013,"amount":59.90,"currency":"EUR"}}""", Secret);
        await SendAsync("inbox", "\"Only words, no event: somebody tries the address.\"");
        await GitHubAsync("pull_request", """{"action":"opened","number":42,"pull_request":{"title":"Ask before a cart is emptied","draft":false}}""");
        await SendAsync("orders", """{"type":"order.cancelled","data":{"order_id":5009}}""");
        await SendAsync("inventory", """{"type":"inventory.updated","data":{"product_id":7,"new_quantity":11}}""");
        await SendAsync("users", """{"type":"user.created","data":{"user_id":312,"email":"grace@example.com"}}""");
        await SendAsync("payment", """{"type":"payment.refunded","data":{"order_id":5009,"amount":18.00,"currency":"EUR"}}""", Secret);
        await SendAsync("orders", """{"type":"order.shipped","data":{"order_id":5013,"carrier":"courier"}}""", Secret);
        await SendAsync("chat", """{"type":"chat.message","data":{"room":"general","from":"grace","text":"Since this morning."}}""");
        await SendAsync(
            "payment",
            """
            {
              "id": "evt_8f2c41",
              "type": "payment.completed",
              "created": "2026-01-02T03:04:05Z",
              "data": {
                "order_id": 5014,
                "amount": 129.00,
                "currency": "EUR",
                "status": "completed",
                "customer": { "name": "Grace Hopper", "email": "grace@example.com", "returning": true },
                "items": [
                  { "sku": "lamp-12", "name": "Desk lamp", "quantity": 1, "price": 89.00 },
                  { "sku": "bulb-04", "name": "Bulb, warm white", "quantity": 4, "price": 10.00 }
                ],
                "note": null
              }
            }
            """,
            Secret);
    }

    private async Task PutAsync(string slug, string name)
    {
        using var answer = await client.PutAsJsonAsync(
            new Uri($"api/v1/endpoints/{slug}", UriKind.Relative),
            new { name, signature = new { scheme = "standardwebhooks", secrets = new[] { Secret } } });
        answer.EnsureSuccessStatusCode();
    }

    private async Task SendAsync(string endpoint, string body, string? secret = null)
    {
        var sign = secret is null ? null : new { scheme = "standardwebhooks", secret };
        using var answer = await client.PostAsJsonAsync(new Uri("api/v1/send", UriKind.Relative), new { endpoint, body, sign });
        answer.EnsureSuccessStatusCode();
    }

    private async Task GitHubAsync(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.Add("X-GitHub-Event", type);
        content.Headers.Add("X-GitHub-Delivery", Guid.CreateVersion7().ToString());
        using var answer = await client.PostAsync(new Uri("hooks/inbox/github", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
