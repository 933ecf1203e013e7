using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Ingest.Handshakes;

namespace WebhookDashboard.Ingest;

/// <summary>Writes what the endpoint answers to an event that is kept.</summary>
internal static class IngestAnswer
{
    public const string EventIdHeader = "X-Event-Id";

    /// <param name="context">The request.</param>
    /// <param name="door">The endpoint that answers.</param>
    /// <param name="id">The event that the request became.</param>
    /// <param name="clock">Measures the endpoint's delay.</param>
    /// <param name="stopping">Ends the delay: the answer is given then.</param>
    public static Task WriteAsync(HttpContext context, Door door, EventId id, TimeProvider clock, CancellationToken stopping)
    {
        var settings = door.Endpoint.Response;
        return settings.DelayMs == 0
            ? WriteNowAsync(context, door, id)
            : WriteLaterAsync(context, door, id, TimeSpan.FromMilliseconds(settings.DelayMs), clock, stopping);
    }

    /// <summary>At once and never as a failure that is tried: a provider asks but once, with a person waiting.</summary>
    public static Task WriteAsync(HttpContext context, HandshakeAnswer handshake, EventId id)
    {
        context.Response.StatusCode = handshake.Status;
        context.Response.Headers[EventIdHeader] = id.ToString();
        context.Response.ContentType = handshake.ContentType;
        return context.Response.WriteAsync(handshake.Body);
    }

    private static async Task WriteLaterAsync(
        HttpContext context, Door door, EventId id, TimeSpan delay, TimeProvider clock, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteNowAsync(context, door, id);
        }
    }

    private static Task WriteNowAsync(HttpContext context, Door door, EventId id)
    {
        var settings = door.Endpoint.Response;
        var response = context.Response;
        foreach (var (name, value) in settings.Headers)
        {
            // Of several policies all hold: an endpoint may add to the sandbox that it is in, and not lift it.
            response.Headers[name] = name.Equals(HeaderNames.ContentSecurityPolicy, StringComparison.OrdinalIgnoreCase)
                ? StringValues.Concat(response.Headers.ContentSecurityPolicy, value)
                : value;
        }

        response.StatusCode = door.Fails() ? settings.FailStatus : settings.Status;
        response.Headers[EventIdHeader] = id.ToString();
        if (response.StatusCode is 204 or 205 or 304
            || HttpMethods.IsHead(context.Request.Method)
            || (HttpMethods.IsConnect(context.Request.Method) && response.StatusCode is >= 200 and < 300))
        {
            return Task.CompletedTask;
        }

        response.ContentType = settings.ContentType;
        response.ContentLength = door.AnswerBody.Length;
        return response.BodyWriter.WriteAsync(door.AnswerBody).AsTask();
    }
}
