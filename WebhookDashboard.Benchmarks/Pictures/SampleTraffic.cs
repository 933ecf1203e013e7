using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>A morning's webhooks from several providers: what a picture should show.</summary>
internal sealed class SampleTraffic(HttpClient client)
{
    private const string Secret = "whsec_c2lnbiBvbmUgb2YgdGhlIHBpY3R1cmVz";
    private const string OtherSecret = "whsec_YSBzZWNyZXQgdGhhdCBubyBvbmUga25vd3M=";

    public async Task SendAsync()
    {
        await PutAsync("payment", "Payments");
        await PutAsync("orders", "Orders");
        await TemplateAsync("inventory.updated");
        await TemplateAsync("user.created");
        await GitHubAsync("push", """{"ref":"refs/heads/main","after":"9c1a7f0","repository":{"full_name":"octo/shop"},"commits":[{"message":"Fix the rounding of totals"}]}""");
        await TemplateAsync("order.shipped", Secret);
        await TemplateAsync("payment.failed", OtherSecret);
        await TemplateAsync("chat.message");
        await TemplateAsync("payment.completed", Secret);
        await TemplateAsync("not-json");
        await GitHubAsync("pull_request", """{"action":"opened","number":42,"pull_request":{"title":"Ask before a cart is emptied","draft":false}}""");
        await TemplateAsync("same-event-twice");
        await TemplateAsync("order.cancelled");
        await TemplateAsync("inventory.updated");
        await TemplateAsync("user.created");
        await TemplateAsync("payment.completed", Secret);
        await TemplateAsync("order.shipped", Secret);
        await TemplateAsync("chat.message");
        await TemplateAsync("payment.completed", Secret);
    }

    private async Task PutAsync(string slug, string name)
    {
        using var answer = await client.PutAsJsonAsync(
            new Uri($"api/v1/endpoints/{slug}", UriKind.Relative),
            new { name, signature = new { scheme = "standardwebhooks", secrets = new[] { Secret } } });
        answer.EnsureSuccessStatusCode();
    }

    private async Task TemplateAsync(string template, string? secret = null)
    {
        var sign = secret is null ? null : new { scheme = "standardwebhooks", secret };
        using var answer = await client.PostAsJsonAsync(new Uri("api/v1/send", UriKind.Relative), new { template, sign });
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
