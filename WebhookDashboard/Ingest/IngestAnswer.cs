using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Ingest.Handshakes;

namespace WebhookDashboard.Ingest;

/// <summary>The answer to a sender. It is decided before the event is stored, so that both are stored together.</summary>
/// <param name="Kept">The part that is stored with the event.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record IngestAnswer(EventAnswer Kept, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string EventIdHeader = "X-Event-Id";

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The headers that the endpoint adds.</summary>
    private IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    private TimeSpan Delay { get; init; }

    /// <summary>The endpoint's usual answer.</summary>
    public static IngestAnswer Usual(ResponseSettings settings) => new(
        new EventAnswer(settings.Status), settings.ContentType, Encoding.UTF8.GetBytes(settings.Body))
    {
        Headers = settings.Headers,
        Delay = TimeSpan.FromMilliseconds(settings.DelayMs),
    };

    /// <summary>A deliberate failure that tests the sender's retries: the usual answer with another status and text.</summary>
    public static IngestAnswer Failure(ResponseSettings settings, AnswerReason why) => Usual(settings) with
    {
        Kept = new EventAnswer(settings.FailStatus, why),
        ContentType = HandshakeAnswer.Text,
        Body = Encoding.UTF8.GetBytes(
            $"This failure is simulated by the endpoint's setting {JsonNameOf(why)}. The event was stored."),
    };

    /// <summary>
    /// Sent without the endpoint's delay and never replaced by a deliberate failure: a provider asks once, while a person
    /// waits.
    /// </summary>
    public static IngestAnswer Of(HandshakeAnswer handshake) => new(
        new EventAnswer(handshake.Status, AnswerReason.Handshake), handshake.ContentType, Encoding.UTF8.GetBytes(handshake.Body));

    /// <param name="context">The request.</param>
    /// <param name="id">The id of the stored event.</param>
    /// <param name="clock">Measures the endpoint's delay.</param>
    /// <param name="stopping">Ends the delay and sends the answer at once.</param>
    public Task WriteAsync(HttpContext context, EventId id, TimeProvider clock, CancellationToken stopping) =>
        Delay == TimeSpan.Zero ? WriteNowAsync(context, id) : WriteLaterAsync(context, id, clock, stopping);

    private static string JsonNameOf(AnswerReason why) => why == AnswerReason.FailNext ? "failNext" : "failShare";

    private async Task WriteLaterAsync(HttpContext context, EventId id, TimeProvider clock, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Delay, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteNowAsync(context, id);
        }
    }

    private Task WriteNowAsync(HttpContext context, EventId id)
    {
        var response = context.Response;
        foreach (var (name, value) in Headers)
        {
            // Browsers enforce all policies that they get: an endpoint may tighten the sandbox, and can't lift it.
            response.Headers[name] = name.Equals(HeaderNames.ContentSecurityPolicy, StringComparison.OrdinalIgnoreCase)
                ? StringValues.Concat(response.Headers.ContentSecurityPolicy, value)
                : value;
        }

        response.StatusCode = Kept.Status;
        response.Headers[EventIdHeader] = id.ToString();
        if (response.StatusCode is 204 or 205 or 304
            || HttpMethods.IsHead(context.Request.Method)
            || (HttpMethods.IsConnect(context.Request.Method) && Kept.IsSuccess))
        {
            return Task.CompletedTask;
        }

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        return response.BodyWriter.WriteAsync(Body).AsTask();
    }
}
