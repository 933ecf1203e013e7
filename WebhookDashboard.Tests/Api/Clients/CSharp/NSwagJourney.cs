using System.Text;
using NSwagClient;

internal sealed class NSwagJourney(string address, string key)
{
    public async Task RunAsync()
    {
        var client = NewClient(key);
        Say("endpoints", string.Join(' ', (await client.ListEndpointsAsync()).Select(one => one.Slug).Order()));

        var made = await client.CreateEndpointAsync(new EndpointInput { Slug = Journey.Slug });
        Say("made", $"{made.Slug} enabled {Small(made.Enabled)} tolerance {made.Signature.ToleranceSeconds} status {made.Response.Status} failure {Small(made.Signature.OnFailure)}");
        var hmac = new HmacInput { Header = "X-Signature", Algorithm = HmacAlgorithm.Sha512, Encoding = SignatureEncoding.Base64 };
        var changed = await client.UpdateEndpointAsync(Journey.Slug, new EndpointInput
        {
            Signature = new SignatureInput { Scheme = "hmac", Secrets = ["a secret"], Hmac = hmac },
        });
        Say("changed", $"enabled {Small(changed.Enabled)} {changed.Signature.Scheme} {Small(changed.Signature.Hmac.Algorithm)} {Small(changed.Signature.Hmac.Encoding)} {changed.Signature.Hmac.SignedText} answers {changed.Response.Body}");

        await Journey.PostAsync(address, """{"id":"evt_1","type":"order.paid"}""");
        await Journey.PostAsync(address, """{"id":"evt_1","type":"order.paid"}""");
        var page = await client.ListEventsAsync([Journey.Slug], null, null, Verdict.Missing, null, null, null, null, null, null, null, null, null, null, 10);
        var (repeat, first) = (page.Items.First(), page.Items.Last());
        Say("kept", $"{page.Items.Count} repeat of the first {Small(repeat.DuplicateOf == first.Id)} first of its kind {Small(first.DuplicateOf is null)} more {Small(page.NextBefore is not null)}");
        var read = await client.GetEventAsync(first.Id);
        Say("read", $"{read.Method} {read.EventType} {read.ProviderEventId} {read.BodySize} {Small(read.Signature.Verdict)} {read.Headers.First(line => line.Name == "Content-Type").Value}");
        using (var body = await client.GetEventBodyAsync(first.Id))
        {
            Say("body", await new StreamReader(body.Stream).ReadToEndAsync());
        }

        using (var export = await client.ExportEventsAsync([Journey.Slug], null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null))
        {
            Say("exported", $"{(await new StreamReader(export.Stream).ReadToEndAsync()).Count(c => c == '\n')}");
        }

        var sent = await client.SendWebhookAsync(new SendInput { Endpoint = Journey.Slug, Body = new Dictionary<string, string> { ["type"] = "order.sent" } });
        Say("sent", $"{sent.Status} {(await client.GetEventAsync(sent.EventId!.Value)).EventType}");
        Say("counted", $"{(await client.GetStatisticsAsync()).Endpoints.Single(one => one.Endpoint == Journey.Slug).Events}");

        await RefusedAsync(() => client.CreateEndpointAsync(new EndpointInput { Slug = "refused", Response = new ResponseInput { Headers = new Dictionary<string, string> { ["Date"] = "x" } } }));
        await RefusedAsync(() => NewClient("wrong").ListEndpointsAsync());
        await RefusedAsync(() => NewClient(key, ("Origin", "https://elsewhere.example")).ListEndpointsAsync());
        await RefusedAsync(() => client.GetEventAsync(Guid.Empty));
        await RefusedAsync(() => client.CreateEndpointAsync(new EndpointInput { Slug = Journey.Slug }));
        await RefusedAsync(() => client.CreateEndpointAsync(new EndpointInput { Response = new ResponseInput { Body = new string('x', 200_000) } }));
        await RefusedAsync(() => NewClient(key, ("X-Fail", "bug")).GetStatisticsAsync());
        await RefusedAsync(() => client.SendWebhookAsync(new SendInput { Url = "http://127.0.0.1:1/", Body = "x" }));
        await RefusedAsync(() => NewClient(key, ("X-Fail", "storage")).GetEventBodyAsync(first.Id));

        await client.DeleteEventAsync(first.Id);
        await RefusedAsync(() => client.DeleteEventAsync(first.Id));
        await client.DeleteEventsAsync([Journey.Slug], null, null, null, null, null, null, null, null, null, null, null);
        await client.DeleteEndpointAsync(Journey.Slug);
        await RefusedAsync(() => client.GetEndpointAsync(Journey.Slug));

        for (var i = 0; i < 10; i++)
        {
            await TriedAsync();
        }

        await RefusedAsync(() => client.ListEndpointsAsync());
    }

    private static void Say(string what, string text) => Console.WriteLine($"{what}: {text}");

    private static string Small(object value) => value.ToString()!.ToLowerInvariant();

    private static async Task RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            Say("not refused", "");
        }
        catch (ApiException<ProblemDetails> refusal)
        {
            var (problem, text) = (refusal.Result, new StringBuilder());
            text.Append(problem.Title);
            foreach (var (member, faults) in problem.Errors ?? new Dictionary<string, ICollection<string>>())
            {
                text.Append($" [{member}: {string.Join(' ', faults)}]");
            }

            Say($"refused {refusal.StatusCode} {problem.Status}", text.ToString());
        }
    }

    private async Task TriedAsync()
    {
        try
        {
            await NewClient("wrong").ListEndpointsAsync();
        }
        catch (ApiException<ProblemDetails>)
        {
        }
    }

    private DashboardClient NewClient(string withKey, params (string Name, string Value)[] headers) =>
        new(Journey.NewHttp(withKey, headers)) { BaseUrl = address };
}
