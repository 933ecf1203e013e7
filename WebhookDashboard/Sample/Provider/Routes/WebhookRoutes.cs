using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/webhooks</c>: what the shop has sent, still tries to send or gave up, newest first.</summary>
internal sealed class WebhookRoutes(DeliveryQueries deliveries)
{
    private const int Shown = 100;

    public void Map(RouteGroupBuilder shop) => shop.MapMethods("/webhooks", StoreMethods.Reading, ListAsync);

    private async Task<IResult> ListAsync(CancellationToken cancellationToken) => TypedResults.Json(
        (await deliveries.LatestAsync(StoreWebhook.Destination, Shown, cancellationToken)).Select(Line), StoreJson.Options);

    private static object Line(Delivery delivery)
    {
        var webhook = StoreWebhook.Of(delivery);
        return new
        {
            Id = delivery.MessageId,
            webhook.Kind,
            webhook.Subject,
            delivery.State,
            Attempts = delivery.AttemptCount,
            delivery.CreatedAt,
            delivery.NextAttemptAt,
            LastStatus = delivery.Status,
            LastFault = delivery.Error,
        };
    }
}
