using System.Net;
using System.Text;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>One attempt to deliver a webhook. Each is signed anew, since the signature holds the time of sending.</summary>
internal sealed class WebhookDelivery(
    IHttpClientFactory clients, IWebhookAddresses addresses, SigningSecret secret, TimeProvider time)
{
    /// <summary>A receiver answers first and works then; who takes longer is asked again later.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private static readonly HeaderLine[] OwnHeaders =
        [new("Content-Type", "application/json"), new("User-Agent", "SampleShop/1.0")];

    private readonly StandardWebhooksScheme _scheme = new();

    public async Task<DeliveryOutcome> SendAsync(StoreWebhookRow message, CancellationToken cancellationToken)
    {
        if (addresses.Of(message.Kind) is not { } target)
        {
            return new DeliveryOutcome.Failed("The shop has no address to send to: this server listens on no port.");
        }

        var body = Encoding.UTF8.GetBytes(message.Body);
        if (_scheme.Sign(OrderOf(message, body)) is not SigningResult.Signed signed)
        {
            return new DeliveryOutcome.Failed("The webhook's secret can't be read: set Shop:WebhookSecret to another one.");
        }

        return OutboundUrl.Read(target.AbsoluteUri, out var fault) is { } url
            && OutboundRequest.Create(new OutboundMessage(url, "POST", [.. OwnHeaders, .. signed.Headers], body), out fault) is { } request
                ? await ExchangeAsync(request, target, cancellationToken)
                : new DeliveryOutcome.Failed(fault);
    }

    private SigningOrder OrderOf(StoreWebhookRow message, byte[] body) => new()
    {
        Secret = secret.Value,
        MessageId = message.MessageId,
        Body = body,
        Now = time.GetUtcNow(),
    };

    private async Task<DeliveryOutcome> ExchangeAsync(
        HttpRequestMessage request, Uri target, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerWithin, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        DeliveryOutcome? outcome = null;
        var body = new AnswerBody();
        using (request)
        {
            try
            {
                using var client = clients.CreateClient(GuardedClient.VerbatimName);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
                outcome = Judge(response);

                // The status is the answer. The rest is read for the connection's sake, which can then be used again.
                await body.ReadAsync(response.Content, linked.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                outcome ??= new DeliveryOutcome.Failed(SendFault.TimedOut(AnswerWithin));
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                outcome ??= new DeliveryOutcome.Failed(SendFault.Describe(fault, target));
            }
        }

        return outcome is DeliveryOutcome.Delivered taken ? taken with { AnswerBytes = taken.AnswerBytes + body.Bytes.Length } : outcome;
    }

    private DeliveryOutcome Judge(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new DeliveryOutcome.Delivered(status, MessageHead.Bytes(response)),
            HttpStatusCode.Gone => new DeliveryOutcome.Unwanted(status),
            _ => new DeliveryOutcome.Failed($"The receiver answered {status}.", status, RetryAfterOf(response)),
        };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}
