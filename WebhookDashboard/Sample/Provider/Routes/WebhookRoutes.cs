using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/webhooks</c>: what the shop sent, what it still tries to send, and what it gave up, newest first.</summary>
internal sealed class WebhookRoutes(WebhookQueue queue)
{
    public void Map(RouteGroupBuilder shop) => shop.MapMethods("/webhooks", StoreMethods.Reading, ListAsync);

    private async Task<IResult> ListAsync(CancellationToken cancellationToken) => TypedResults.Json(
        (await queue.LatestAsync(cancellationToken)).Select(row => new
        {
            Id = row.MessageId,
            row.Kind,
            row.Subject,
            row.State,
            row.Attempts,
            row.CreatedAt,
            row.NextAttemptAt,
            row.LastStatus,
            row.LastFault,
        }),
        StoreJson.Options);
}
