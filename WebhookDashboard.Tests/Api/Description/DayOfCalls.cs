using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Access;
using WebhookDashboard.Api.Import;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>Calls every operation until it has returned each of its responses.</summary>
internal sealed class DayOfCalls(HttpClient http, DescribedApi api)
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string PathOf(DescribedOperation operation)
    {
        var path = operation.Path.Replace("{slug}", "inbox", StringComparison.Ordinal).Replace("{id}", Nobody, StringComparison.Ordinal)
            .Replace("{index}", "0", StringComparison.Ordinal);
        return operation.Id == "DeleteEvents" ? $"{path}?endpoint=inbox" : path;
    }

    /// <summary>The responses that all operations have.</summary>
    public async Task RefusedForAnyCallAsync()
    {
        foreach (var operation in api.Operations)
        {
            await ExpectAsync(401, operation, request => request.Headers.Authorization = null);
            await ExpectAsync(403, operation, request => request.Headers.Add("Origin", "https://elsewhere.example"));
            await ExpectAsync(500, operation, request => request.Headers.Add(FailureByHeader.Header, FailureByHeader.Bug));
            await ExpectAsync(503, operation, request => request.Headers.Add(FailureByHeader.Header, FailureByHeader.Storage));
        }
    }

    /// <summary>The responses that all operations with a body have.</summary>
    public async Task RefusedForABodyAsync()
    {
        foreach (var operation in api.Operations.Where(operation => operation.TakesABody))
        {
            // Prism passes null on as an empty body, which is an import of nothing.
            await ExpectAsync(400, operation, request => request.Content = Json(operation.Id == "ImportEvents" ? "[]" : "null"));
            await ExpectAsync(400, operation, request => request.Content = Json("""{ "such a member": 1 }"""));
            await ExpectAsync(413, operation, request => request.Content = Json($$"""{ "body": "{{new string('x', DescribedHost.MaxBodyBytes)}}" }"""));
            await ExpectAsync(415, operation, request => request.Content = new StringContent("{}"));
        }
    }

    public async Task RefusedForBrokenJsonAsync()
    {
        foreach (var operation in api.Operations.Where(operation => operation.TakesABody))
        {
            await ExpectAsync(400, operation, request => request.Content = Json("{"));
        }
    }

    public async Task RefusedForWhatIsAskedAsync()
    {
        await ExpectAsync(400, "POST", "endpoints", """{ "slug": "a b", "maxBodyBytes": 0, "response": { "status": 99, "headers": { "Date": "x" } } }""");
        await ExpectAsync(409, "POST", "endpoints", """{ "slug": "inbox" }""");
        await ExpectAsync(404, "GET", "endpoints/no-such");
        await ExpectAsync(400, "PUT", "endpoints/inbox", """{ "slug": "other" }""");
        await ExpectAsync(404, "PUT", "endpoints/no-such", "{}");
        await ExpectAsync(404, "DELETE", "endpoints/no-such");
        await ExpectAsync(400, "GET", "events?limit=501");
        await ExpectAsync(400, "GET", "events?after=1000000");
        await ExpectAsync(400, "GET", "events/count?limit=1");
        await ExpectAsync(400, "GET", "events/histogram?by=provider");
        await ExpectAsync(400, "GET", "events?where=%24.amount%20%3E");
        await ExpectAsync(404, "GET", $"events/{Nobody}");
        await ExpectAsync(404, "GET", "events/none");
        await ExpectAsync(404, "GET", $"events/{Nobody}/body");
        await ExpectAsync(404, "GET", $"events/{Nobody}/parts");
        await ExpectAsync(404, "GET", $"events/{Nobody}/parts/0");
        await ExpectAsync(404, "DELETE", $"events/{Nobody}");
        await ExpectAsync(400, "DELETE", "events");
        await ExpectAsync(404, "DELETE", "events?endpoint=no-such");
        await ExpectAsync(400, "GET", "events/export?format=xml");
        await ExpectAsync(400, "GET", "events/export?ids=x");
        await ExpectAsync(404, "PUT", $"events/{Nobody}/pin");
        await ExpectAsync(404, "DELETE", $"events/{Nobody}/pin");
        await ExpectAsync(404, "GET", "quality/no-such");
        await ExpectAsync(400, "GET", "quality/inbox?from=yesterday");
        await ExpectAsync(400, "POST", "send", """{ "endpoint": "inbox" }""");
        await ExpectAsync(502, "POST", "send", """{ "url": "http://127.0.0.1:1/", "body": "x" }""");
    }

    /// <param name="log">Receives more events than one call deletes.</param>
    public async Task GoodAsync(IEventLog log)
    {
        await KeepAsync(log, DeletionQueue.MaxAtOnce + 1);
        await ExpectAsync(201, "POST", "endpoints", """{ "slug": "day" }""");
        await ExpectAsync(201, "POST", "endpoints", """
            {
              "slug": "whole-day", "name": "All day", "enabled": true, "methods": ["POST"],
              "signature": { "scheme": "hmac", "secrets": ["a secret"], "onFailure": "record", "toleranceSeconds": null, "publicUrl": "https://hooks.example.com/hooks/day?a=1",
                             "hmac": { "header": "X-Signature", "algorithm": "sha512", "encoding": "base64", "prefix": "v1=", "signedText": "{url}.{body}" } },
              "response": { "status": 202, "contentType": "application/json", "body": "{}", "headers": { "X-A": "b" }, "delayMs": 1, "failNext": 1, "failShare": 0.5, "failStatus": 503 },
              "maxBodyBytes": 1000, "ratePerSecond": 0.5
            }
            """);
        var read = await ExpectAsync(200, "GET", "endpoints/whole-day");
        await ExpectAsync(200, "PUT", "endpoints/whole-day", read);
        await ExpectAsync(200, "GET", "endpoints");

        var sent = await ExpectAsync(200, "POST", "send", """{ "endpoint": "day", "body": { "id": "evt_1", "type": "order.paid" }, "headers": { "X-Device": "1" } }""");
        var id = JsonDocument.Parse(sent).RootElement.GetProperty("eventId").GetString();
        await ExpectAsync(200, "POST", "send", """{ "endpoint": "day", "body": { "id": "evt_1", "type": "order.paid" } }""");
        await ExpectAsync(200, "POST", "send", """{ "endpoint": "day", "body": "" }""");
        await ExpectAsync(200, "POST", "send", """{ "endpoint": "whole-day", "body": [1], "sign": { "scheme": "hmac", "url": "https://hooks.example.com/hooks/day?a=1" } }""");
        await ExpectAsync(200, "POST", "send", """{ "template": "payment.completed", "method": "PUT", "headers": { "X-A": "1" }, "followRedirects": true, "sign": null }""");

        await ExpectAsync(200, "GET", "events?endpoint=day&endpoint=whole-day&method=POST&verdict=unchecked&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=1");
        await ExpectAsync(200, "GET", "events?type=order.paid&before=1000000&after=0");
        await ExpectAsync(200, "GET", "events?search=evt_1%20%22order.paid%22&where=%24.id%20%3D%20%22evt_1%22&where=%24.type%20exists&minSize=1&maxSize=1000&duplicates=only&type=order.*");
        await ExpectAsync(200, "GET", "events/count?endpoint=day&endpoint=whole-day&method=POST&verdict=unchecked&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
        await ExpectAsync(200, "GET", "events/histogram?endpoint=day&by=type&buckets=5");
        await ExpectAsync(200, "GET", "events/histogram?search=evt_1&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
        await ExpectAsync(200, "GET", $"events/{id}");
        await ExpectAsync(200, "GET", $"events/{id}/body");
        await ExpectAsync(200, "GET", $"events/{id}/parts");
        await ExpectAsync(404, "GET", $"events/{id}/parts/0");
        var form = await ExpectAsync(200, "POST", "send", """
            { "endpoint": "day", "headers": { "Content-Type": "multipart/form-data; boundary=b" },
              "body": "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\n2\r\n--b--\r\n" }
            """);
        var formId = JsonDocument.Parse(form).RootElement.GetProperty("eventId").GetString();
        await ExpectAsync(200, "GET", $"events/{formId}/parts");
        await ExpectAsync(200, "GET", $"events/{formId}/parts/1");
        var exported = await ExpectAsync(200, "GET", "events/export?endpoint=day");
        await ExpectAsync(200, "POST", "events/import", exported, ImportRoute.ContentType);
        await ExpectAsync(200, "POST", "events/import", AnExport.LineOf(AnEvent.To("day")));
        await ExpectAsync(200, "GET", $"events/export?ids={id},{formId}");
        await ExpectAsync(204, "PUT", $"events/{id}/pin");
        await ExpectAsync(200, "GET", "events?pinned=true");
        await ExpectAsync(204, "DELETE", $"events/{id}/pin");
        await ExpectAsync(200, "GET", "events/export?format=har&limit=2");
        await ExpectAsync(200, "GET", "quality/day");
        await ExpectAsync(200, "GET", "quality/day?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
        await ExpectAsync(200, "GET", "stats");

        await ExpectAsync(204, "DELETE", $"events/{id}");
        await ExpectAsync(200, "DELETE", "events?endpoint=day");
        await ExpectAsync(202, "DELETE", "events?endpoint=inbox");
        await ExpectAsync(204, "DELETE", "endpoints/day");
    }

    /// <summary>Runs last: afterwards keys are no longer checked.</summary>
    public async Task LockedOutAsync()
    {
        for (var i = 0; i < LockOut.Free; i++)
        {
            await SendAsync(Request(api.Operations[0]), request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "wrong"));
        }

        foreach (var operation in api.Operations)
        {
            await ExpectAsync(429, operation, _ => { });
        }
    }

    private static StringContent Json(string text, string contentType = "application/json") => new(text, Encoding.UTF8, contentType);

    private static HttpRequestMessage Request(DescribedOperation operation) =>
        new(HttpMethod.Parse(operation.Method), PathOf(operation))
        {
            Content = !operation.TakesABody ? null : Json(operation.Id == "ImportEvents" ? AnExport.LineOf(AnEvent.To("inbox")) : operation.Id == "SendWebhook" ? """{ "endpoint": "inbox", "body": "x" }""" : "{}"),
        };

    private async Task ExpectAsync(int status, DescribedOperation operation, Action<HttpRequestMessage> change)
    {
        var (answered, text) = await SendAsync(Request(operation), change);
        Assert.True(status == answered, $"{operation.Id} was to be answered {status} and was {answered}: {text}");
    }

    private async Task<string> ExpectAsync(int status, string method, string path, string? json = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), $"api/v1/{path}") { Content = json is null ? null : Json(json, contentType) };
        var (answered, text) = await SendAsync(request, _ => { });
        Assert.True(status == answered, $"{method} {path} was to be answered {status} and was {answered}: {text}");
        return text;
    }

    private async Task<(int Status, string Text)> SendAsync(HttpRequestMessage request, Action<HttpRequestMessage> change)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DescribedHost.Key);
        change(request);
        using (request)
        {
            using var answer = await http.SendAsync(request, Cancel);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    private static async Task KeepAsync(IEventLog log, int count)
    {
        foreach (var part in Enumerable.Range(0, count).Chunk(1_000))
        {
            await Task.WhenAll(part.Select(_ => log.AppendAsync(AnEvent.To("inbox").Build(), CancellationToken.None).AsTask()));
        }
    }
}
