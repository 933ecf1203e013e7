using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Compare.Runs;

/// <summary>
/// Runs the sample shop's simulation through one request, whose answer lasts as long as the simulation and has a line of JSON
/// for each change and each answer that the shop got. It is not part of the comparison, and the log of calls leaves it out.
/// </summary>
internal sealed class ShopLedger(
    IHttpClientFactory clients, ShopAddress address, ShopKey key, IOptions<OutboundOptions> outbound, TimeProvider clock) : IShopLedger
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public async IAsyncEnumerable<LedgerLine> RunAsync(
        RunSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = address.Base
            ?? throw new ShopLedgerException("This server can't reach its own shop because it doesn't listen on a port. Set Shop:BaseUrl.");
        var bearer = key.Current
            ?? throw new ShopLedgerException("The sample shop hasn't started. The server's log says why.");
        using var client = clients.CreateClient(GuardedClient.Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(root, "simulations"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = JsonContent.Create(
            new { settings.ChangesPerMinute, settings.LostPercent }, options: Json);
        using var response = await SendAsync(client, request, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await ReadLineAsync(lines, cancellationToken) is { } line)
        {
            if (Parse(line) is { } told)
            {
                yield return told;
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Only until the shop begins: it then answers for as long as it simulates.
        using var limit = new CancellationTokenSource(outbound.Value.Timeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ShopLedgerException($"The shop didn't start the simulation within {outbound.Value.Timeout.TotalSeconds:0.#} s. Try again.", fault);
        }
        catch (HttpRequestException fault)
        {
            throw new ShopLedgerException($"The shop at {request.RequestUri} can't be reached: {fault.Message}", fault);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        var status = (int)response.StatusCode;
        response.Dispose();
        throw new ShopLedgerException(status switch
        {
            401 => "The shop rejected the key. Set Shop:ApiKey to a key that it accepts.",
            404 or 405 => "This shop can't simulate changes. Leave Shop:BaseUrl empty to compare with the sample shop.",
            429 => "The shop already runs as many simulations as it allows. Stop one, or wait for one to end.",
            _ => $"The shop answered {status} to the request to start. Try again.",
        });
    }

    private static async Task<string?> ReadLineAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw new ShopLedgerException("The connection to the shop was lost. Start again.", fault);
        }
    }

    private static LedgerLine? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return Has("product_id") ? root.Deserialize<LedgerLine.Opened>(Json)
                : Has("version") ? root.Deserialize<LedgerLine.Changed>(Json)
                : Has("answer_bytes") ? root.Deserialize<LedgerLine.Answered>(Json)
                : null;

            bool Has(string name) => root.TryGetProperty(name, out _);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ShopLedgerException("The shop's messages about the simulation can't be read.", fault);
        }
    }
}
