using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>Writes what the endpoint answers to an event that is kept.</summary>
internal static class IngestAnswer
{
    public const string EventIdHeader = "X-Event-Id";

    public static Task WriteAsync(HttpContext context, Door door, EventId id, TimeProvider clock)
    {
        var settings = door.Endpoint.Response;
        return settings.DelayMs == 0
            ? WriteNowAsync(context, door, id)
            : WriteLaterAsync(context, door, id, TimeSpan.FromMilliseconds(settings.DelayMs), clock);
    }

    private static async Task WriteLaterAsync(HttpContext context, Door door, EventId id, TimeSpan delay, TimeProvider clock)
    {
        await Task.Delay(delay, clock, context.RequestAborted);
        await WriteNowAsync(context, door, id);
    }

    private static Task WriteNowAsync(HttpContext context, Door door, EventId id)
    {
        var settings = door.Endpoint.Response;
        var response = context.Response;
        foreach (var (name, value) in settings.Headers)
        {
            response.Headers[name] = value;
        }

        response.StatusCode = door.Fails() ? settings.FailStatus : settings.Status;
        response.Headers[EventIdHeader] = id.ToString();
        if (response.StatusCode is 204 or 205 or 304 || HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        response.ContentType = settings.ContentType;
        response.ContentLength = door.AnswerBody.Length;
        return response.BodyWriter.WriteAsync(door.AnswerBody).AsTask();
    }
}
