using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Ingest.Handshakes;

namespace WebhookDashboard.Ingest;

/// <summary>What the sender gets once its event is kept. It is decided before that, so that it is kept with the event.</summary>
/// <param name="Kept">What the event says of it.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">What is said.</param>
internal sealed record IngestAnswer(EventAnswer Kept, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string EventIdHeader = "X-Event-Id";

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>What the endpoint sets beside the headers that every answer has.</summary>
    private IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    private TimeSpan Delay { get; init; }

    /// <summary>What the endpoint usually answers.</summary>
    public static IngestAnswer Usual(ResponseSettings settings) => new(
        new EventAnswer(settings.Status), settings.ContentType, Encoding.UTF8.GetBytes(settings.Body))
    {
        Headers = settings.Headers,
        Delay = TimeSpan.FromMilliseconds(settings.DelayMs),
    };

    /// <summary>A failure to try the sender's retries: like the usual answer, but for its status and its text.</summary>
    public static IngestAnswer Failure(ResponseSettings settings, AnswerReason why) => Usual(settings) with
    {
        Kept = new EventAnswer(settings.FailStatus, why),
        ContentType = HandshakeAnswer.Text,
        Body = Encoding.UTF8.GetBytes(
            $"This failure is given on purpose, as the endpoint's setting {JsonNameOf(why)} says. The event is kept."),
    };

    /// <summary>At once and never as a failure that is tried: a provider asks but once, with a person waiting.</summary>
    public static IngestAnswer Of(HandshakeAnswer handshake) => new(
        new EventAnswer(handshake.Status, AnswerReason.Handshake), handshake.ContentType, Encoding.UTF8.GetBytes(handshake.Body));

    /// <param name="context">The request.</param>
    /// <param name="id">The event that the request became.</param>
    /// <param name="clock">Measures the endpoint's delay.</param>
    /// <param name="stopping">Ends the delay: the answer is given then.</param>
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
            // Of several policies all hold: an endpoint may add to the sandbox that it is in, and not lift it.
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
