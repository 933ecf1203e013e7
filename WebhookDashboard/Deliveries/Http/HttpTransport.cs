using System.Net;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Deliveries.Http;

/// <summary>
/// Delivers over HTTP, through the guarded client. 2xx is delivered and 410 is refused for good. All else is tried again:
/// what a receiver answers while it is being repaired says little about later.
/// </summary>
internal sealed class HttpTransport(IHttpClientFactory clients, IMessageComposer composer, TimeProvider time) : IDeliveryTransport
{
    public async Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = composer.Compose(delivery, out var fault);
        using var request = message is null ? null : OutboundRequest.Create(message, out fault);
        return request is null
            ? new AttemptResult(new AttemptOutcome.RetryLater(fault))
            : await ExchangeAsync(request, message!, cancellationToken) with { RequestHeaders = [.. message!.AllHeaders()] };
    }

    private async Task<AttemptResult> ExchangeAsync(
        HttpRequestMessage request, OutboundMessage message, CancellationToken cancellationToken)
    {
        AttemptResult? answered = null;
        var body = new ResponseBody();
        try
        {
            using var client = clients.CreateClient(GuardedClient.VerbatimName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answered = new AttemptResult(OutcomeOf(response))
            {
                Status = (int)response.StatusCode,
                ResponseHeaders = MessageHead.Lines(response),
                ResponseBytes = MessageHead.Bytes(response),
            };

            // The status is the answer. The rest is read for the log, and for the connection, which can then be used again.
            await body.ReadAsync(response.Content, cancellationToken);
        }
        catch (OperationCanceledException) when (answered is not null)
        {
            // The answer is known, however long its body takes.
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            answered ??= new AttemptResult(new AttemptOutcome.Unreachable(SendFault.Describe(fault, message.Url.Origin)));
        }

        return answered with { ResponseBody = body.Bytes, ResponseBytes = answered.ResponseBytes + body.Bytes.Length };
    }

    private AttemptOutcome OutcomeOf(HttpResponseMessage response) => response.StatusCode switch
    {
        _ when response.IsSuccessStatusCode => new AttemptOutcome.Delivered(),
        HttpStatusCode.Gone => new AttemptOutcome.Refused("The receiver answered 410: it wants no more of these."),
        var status => new AttemptOutcome.RetryLater($"The receiver answered {(int)status}.", RetryAfterOf(response)),
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}
