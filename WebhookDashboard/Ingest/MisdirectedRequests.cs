using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest.Bodies;

namespace WebhookDashboard.Ingest;

/// <summary>
/// Ends requests that were refused outside the ingest endpoints. Senders mistype addresses: each must be able to read its
/// refusal, and the Endpoints page must show that something was sent.
/// </summary>
internal sealed class MisdirectedRequests(RefusalCounter refusals, BodyDrain drain)
{
    /// <summary>Call it when the request has its answer.</summary>
    public Task EndAsync(HttpContext context)
    {
        if (IsMisdirected(context))
        {
            refusals.Count(default, StatusCodes.Status404NotFound);
        }

        return context.Response.StatusCode >= StatusCodes.Status400BadRequest ? drain.DrainAsync(context) : Task.CompletedTask;
    }

    /// <summary>If the path exists and the method does not, routing selects an endpoint that is no RouteEndpoint.</summary>
    private static bool IsMisdirected(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status404NotFound
        && context.GetEndpoint() is not RouteEndpoint
        && !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method));
}
