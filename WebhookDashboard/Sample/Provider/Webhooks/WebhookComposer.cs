using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>
/// Makes the requests of the shop's webhooks. Each attempt has a new signature and the same <c>webhook-id</c>.
/// </summary>
internal sealed class WebhookComposer(IWebhookAddresses addresses, SigningSecret secret, TimeProvider time) : IMessageComposer
{
    private static readonly HeaderLine[] OwnHeaders =
        [new("Content-Type", "application/json"), new("User-Agent", "SampleShop/1.0")];

    private readonly StandardWebhooksScheme _scheme = new();

    public OutboundMessage? Compose(Delivery delivery, out string fault)
    {
        if (addresses.Of(StoreWebhook.Of(delivery).Kind) is not { } target)
        {
            fault = "The shop has no address to send to: this server doesn't listen on a port.";
            return null;
        }

        if (_scheme.Sign(OrderOf(delivery)) is not SigningResult.Signed signed)
        {
            fault = "The webhook's secret can't be read: set Shop:WebhookSecret to another one.";
            return null;
        }

        var type = new HeaderLine(StoreEventType.Header, StoreEventType.Of(StoreWebhook.Of(delivery).Kind, delivery.Payload));
        return OutboundUrl.Read(target.AbsoluteUri, out fault) is { } url
            ? new OutboundMessage(url, "POST", [.. OwnHeaders, type, .. signed.Headers], delivery.Payload)
            : null;
    }

    private RequestToSign OrderOf(Delivery delivery) => new()
    {
        Secret = secret.Value,
        MessageId = delivery.MessageId!,
        Body = delivery.Payload,
        Now = time.GetUtcNow(),
    };
}
