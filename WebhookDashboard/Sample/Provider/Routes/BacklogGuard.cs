using System.Globalization;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>Refuses changes while too many webhooks are queued, since each change would add one.</summary>
internal sealed class BacklogGuard(DeliveryQueries deliveries)
{
    private const int RetryAfterSeconds = 60;

    public async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !await IsFullAsync(http.RequestAborted))
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: $"{StoreWebhook.MaxQueued} of the shop's webhooks are waiting to be delivered: GET /webhooks says why.");
    }

    private async Task<bool> IsFullAsync(CancellationToken cancellationToken) =>
        await deliveries.CountQueuedAsync(StoreWebhook.Destination, StoreWebhook.MaxQueued, cancellationToken) >= StoreWebhook.MaxQueued;
}
