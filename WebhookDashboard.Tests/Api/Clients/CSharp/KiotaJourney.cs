using System.Text;
using Kiota.Client;
using Kiota.Client.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

internal sealed class KiotaJourney(string address, string key)
{
    public async Task RunAsync()
    {
        var api = NewClient(key).Api.V1;
        Say("endpoints", string.Join(' ', (await api.Endpoints.GetAsync())!.Select(one => one.Slug).Order()));

        var made = (await api.Endpoints.PostAsync(new EndpointInput { Slug = Journey.Slug }))!;
        Say("made", $"{made.Slug} enabled {Small(made.Enabled)} tolerance {made.Signature!.ToleranceSeconds} status {made.Response!.Status} failure {Small(made.Signature.OnFailure)}");
        var hmac = new HmacInput { Header = "X-Signature", Algorithm = HmacAlgorithm.Sha512, Encoding = SignatureEncoding.Base64 };
        var changed = (await api.Endpoints[Journey.Slug].PutAsync(new EndpointInput
        {
            Signature = new SignatureInput { Scheme = "hmac", Secrets = ["a secret"], Hmac = hmac },
        }))!;
        var set = changed.Signature!.Hmac!;
        Say("changed", $"enabled {Small(changed.Enabled)} {changed.Signature.Scheme} {Small(set.Algorithm)} {Small(set.Encoding)} {set.SignedText} answers {changed.Response!.Body}");

        await Journey.PostAsync(address, """{"id":"evt_1","type":"order.paid"}""");
        await Journey.PostAsync(address, """{"id":"evt_1","type":"order.paid"}""");
        var page = (await api.Events.GetAsync(request =>
        {
            request.QueryParameters.Endpoint = [Journey.Slug];
            request.QueryParameters.Verdict = Kiota.Client.Models.Verdict.Missing;
            request.QueryParameters.Limit = 10;
        }))!;
        var (repeat, first) = (page.Items![0], page.Items[^1]);
        Say("kept", $"{page.Items.Count} repeat of the first {Small(repeat.DuplicateOf == first.Id)} first of its kind {Small(first.DuplicateOf is null)} more {Small(page.NextBefore is not null)}");
        var id = first.Id!.Value;
        var read = (await api.Events[id].GetAsync())!;
        Say("read", $"{read.Method} {read.EventType} {read.ProviderEventId} {read.BodySize} {Small(read.Signature!.Verdict)} {read.Headers!.First(line => line.Name == "Content-Type").Value}");
        Say("body", await TextAsync(await api.Events[id].Body.GetAsync()));
        Say("exported", $"{(await TextAsync(await api.Events.Export.GetAsync(request => request.QueryParameters.Endpoint = [Journey.Slug]))).Count(c => c == '\n')}");

        var body = new UntypedObject(new Dictionary<string, UntypedNode> { ["type"] = new UntypedString("order.sent") });
        var sent = (await api.Send.PostAsync(new SendInput { Endpoint = Journey.Slug, Body = body }))!;
        Say("sent", $"{sent.Status} {(await api.Events[sent.EventId!.Value].GetAsync())!.EventType}");
        Say("counted", $"{(await api.Stats.GetAsync())!.Endpoints!.Single(one => one.Endpoint == Journey.Slug).Events}");

        var date = new ResponseInput_headers { AdditionalData = new Dictionary<string, object> { ["Date"] = "x" } };
        await RefusedAsync(() => api.Endpoints.PostAsync(new EndpointInput { Slug = "refused", Response = new ResponseInput { Headers = date } }));
        await RefusedAsync(() => NewClient("wrong").Api.V1.Endpoints.GetAsync());
        await RefusedAsync(() => NewClient(key, ("Origin", "https://elsewhere.example")).Api.V1.Endpoints.GetAsync());
        await RefusedAsync(() => api.Events[Guid.Empty].GetAsync());
        await RefusedAsync(() => api.Endpoints.PostAsync(new EndpointInput { Slug = Journey.Slug }));
        await RefusedAsync(() => api.Endpoints.PostAsync(new EndpointInput { Response = new ResponseInput { Body = new string('x', 200_000) } }));
        await RefusedAsync(() => NewClient(key, ("X-Fail", "bug")).Api.V1.Stats.GetAsync());
        await RefusedAsync(() => api.Send.PostAsync(new SendInput { Url = "http://127.0.0.1:1/", Body = new UntypedString("x") }));
        await RefusedAsync(() => NewClient(key, ("X-Fail", "storage")).Api.V1.Events[id].Body.GetAsync());

        await api.Events[id].DeleteAsync();
        await RefusedAsync(() => api.Events[id].DeleteAsync());
        await api.Events.DeleteAsync(request => request.QueryParameters.Endpoint = [Journey.Slug]);
        await api.Endpoints[Journey.Slug].DeleteAsync();
        await RefusedAsync(() => api.Endpoints[Journey.Slug].GetAsync());

        for (var i = 0; i < 10; i++)
        {
            await TriedAsync();
        }

        await RefusedAsync(() => api.Endpoints.GetAsync());
    }

    private static void Say(string what, string text) => Console.WriteLine($"{what}: {text}");

    private static string Small(object? value) => value!.ToString()!.ToLowerInvariant();

    private static async Task<string> TextAsync(Stream? stream) => await new StreamReader(stream!).ReadToEndAsync();

    private static async Task RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            Say("not refused", "");
        }
        catch (ProblemDetails problem)
        {
            var text = new StringBuilder(problem.Message);
            foreach (var (member, faults) in problem.Errors?.AdditionalData ?? new Dictionary<string, object>())
            {
                text.Append($" [{member}: {string.Join(' ', ((UntypedArray)faults).GetValue().Select(fault => ((UntypedString)fault).GetValue()))}]");
            }

            Say($"refused {problem.ResponseStatusCode} {problem.Status}", text.ToString());
        }
    }

    private async Task TriedAsync()
    {
        try
        {
            await NewClient("wrong").Api.V1.Endpoints.GetAsync();
        }
        catch (ProblemDetails)
        {
        }
    }

    /// <summary>Without Kiota's own handlers, which retry after 429 and 503.</summary>
    private DashboardClient NewClient(string withKey, params (string Name, string Value)[] headers) => new(
        new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: Journey.NewHttp(withKey, headers)) { BaseUrl = address });
}
