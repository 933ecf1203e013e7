using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Fills every page: a morning's webhooks, bodies of each kind, what is refused, what is long, and a day at the shop.</summary>
internal sealed class FullTraffic(HttpClient client)
{
    public const string ShopKey = "the-key-of-the-pictures";
    public const string LongSlug = "a-rather-long-address-that-somebody-chose-for-shipping";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public async Task SendAsync()
    {
        await FillShopAsync();
        await SendOddBodiesAsync();
        await new SampleTraffic(client).SendAsync();
    }

    private async Task FillShopAsync()
    {
        await ShopAsync("users", """{"name":"Ada Lovelace","email":"ada@example.com"}""");
        await ShopAsync("rooms/support/messages", """{"from":"Ada","text":"Is the desk lamp in stock again?"}""");
        await ShopAsync("rooms/support/messages", """{"from":"Grace","text":"Since this morning."}""");
        foreach (var quantity in new[] { 20, 0, 7 })
        {
            await ShopAsync("products/104/stock", $$"""{"quantity":{{quantity}}}""");
        }

        foreach (var (product, status) in new[] { (101, "completed"), (104, "failed"), (105, "pending") })
        {
            var order = await ShopAsync("orders", $$"""{"user_id":123,"product_id":{{product}},"quantity":1}""");
            await ShopAsync($"orders/{order.GetProperty("id")}/payment", $$"""{"status":"{{status}}"}""");
        }
    }

    private async Task SendOddBodiesAsync()
    {
        await EndpointAsync("""{"slug":"notes","name":"Notes"}""");
        await EndpointAsync("""{"slug":"files","name":"Files"}""");
        await EndpointAsync($$$"""{"slug":"strict","name":"Strict","signature":{"scheme":"standardwebhooks","secrets":["{{{SampleTraffic.Secret}}}"],"onFailure":"reject"}}""");
        await EndpointAsync($$"""{"slug":"{{LongSlug}}","name":"A rather long name that somebody chose for the shipping department’s webhooks"}""");
        await PostAsync("hooks/notes", "text/plain; charset=utf-8", "Two lines of text,\nand an umlaut: ä."u8.ToArray());
        await PostAsync("hooks/notes", "text/plain; charset=utf-8", "Two lines of text,\nan umlaut: ö,\nand one more."u8.ToArray());
        await PostAsync("hooks/files", "image/png", Png);
        await PostAsync("hooks/strict", "application/json", "{}"u8.ToArray());
        await PostAsync("hooks/nobody", "application/json", "{}"u8.ToArray());
        await PostAsync(
            $"hooks/{LongSlug}/{new string('a', 300)}?{string.Join('&', Enumerable.Range(1, 30).Select(i => $"parameter{i}=value{i}"))}",
            "application/json",
            Encoding.UTF8.GetBytes($$"""{"type":"{{new string('t', 300)}}","text":"{{new string('x', 3_000)}}","words":"{{string.Join(' ', Enumerable.Repeat("word", 300))}}"}"""));
    }

    private async Task<JsonElement> ShopAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"shop-api/{path}", UriKind.Relative))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", ShopKey) },
        };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task EndpointAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("api/v1/endpoints", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Some of them are refused.</summary>
    private async Task PostAsync(string path, string type, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
