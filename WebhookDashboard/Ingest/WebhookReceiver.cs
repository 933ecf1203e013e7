using System.Net;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest.Bodies;
using WebhookDashboard.Ingest.Handshakes;
using WebhookDashboard.Ingest.Wire;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Diagnosis;

namespace WebhookDashboard.Ingest;

/// <summary>Receives one request: checks it against the endpoint's gate, appends it to the log and sends the answer.</summary>
internal sealed class WebhookReceiver(
    EndpointGates gates,
    BodyReader bodies,
    BodyDrain refused,
    IEventLog log,
    RefusalCounter refusals,
    PublicAddress addresses,
    IngestShutdown stop,
    TimeProvider clock)
{
    /// <summary>How many bad signatures are diagnosed per second. The others get a verdict without a likely cause.</summary>
    private const double DiagnosesPerSecond = 20;

    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(2);

    private static readonly Refusal NoRoom =
        new(503, "Too many other bodies are being received; send it again in a moment.", TimeSpan.FromSeconds(1));

    private readonly TokenBucket _diagnoses = new(DiagnosesPerSecond, clock);

    /// <summary>Receives at an address that accepts POST only.</summary>
    public Task ReceivePostAsync(HttpContext context, string name)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            return ReceiveAsync(context, name);
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        var counted = EndpointSlug.TryParse(name, out var slug) && gates.Find(slug) is not null ? slug : default;
        return RefuseAsync(context, counted, new Refusal(405, $"This address accepts POST, not {context.Request.Method}."));
    }

    public async Task ReceiveAsync(HttpContext context, string name)
    {
        var gate = EndpointSlug.TryParse(name, out var slug) ? gates.Find(slug) : null;
        if (gate is null)
        {
            await RefuseAsync(context, default, NoSuch(name));
            return;
        }

        if (RefuseBeforeReading(context, gate) is { } early)
        {
            await RefuseAsync(context, slug, early);
            return;
        }

        // Before the body is read: until then the connection holds the request head.
        var head = RequestHead.Read(context);
        BodyReadResult reading;
        try
        {
            // The gate's limit applies; the server's own would only answer first, and less helpfully.
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
            reading = await bodies.ReadAsync(context.Request, gate.MaxBodyBytes, stop.GivesUp);
        }
        catch (BadHttpRequestException fault)
        {
            await RefuseAsync(context, slug, new Refusal(fault.StatusCode, $"The body can't be read: {fault.Message}"));
            return;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The sender stopped half-way, or the server is stopping: nobody is left to answer.
            context.Abort();
            return;
        }

        if (reading.Body is not { } body)
        {
            await RefuseAsync(context, slug, reading.IsForLater ? NoRoom : TooLarge(gate), isAwaited: true);
            return;
        }

        if (gates.Find(slug) is null)
        {
            // The endpoint was deleted while the body arrived. An event that slips in between this check and the commit is
            // removed by the sweep after the deletion.
            await RefuseAsync(context, default, NoSuch(name));
            return;
        }

        var now = clock.GetUtcNow();
        var check = Judge(context.Request, head.Target, gate.Endpoint.Signature, body, now);
        var handshake = UrlChallenge.Find(gate.Endpoint.Signature, context.Request);
        if (handshake is { Note: { } note })
        {
            check = new SignatureCheck(check.Scheme, Verdict.Unchecked, note);
        }

        if (check.Verdict is not (Verdict.Valid or Verdict.Unchecked) && gate.Endpoint.Signature.OnFailure == SignatureFailure.Reject)
        {
            await RefuseAsync(context, slug, new Refusal(401, $"Invalid signature. {check.Reason}"));
            return;
        }

        // Decided here, so that the answer is stored with the event in the same write.
        handshake ??= BodyHandshake.Find(check, context.Request, body);
        var answer = handshake is null ? gate.NextAnswer() : IngestAnswer.Of(handshake);

        // Keeps only what is needed from here on: a delayed answer must not hold the body in memory.
        var id = EventId.At(now);

        // No RequestAborted, here and when reading the body: it allocates a token source for each request. If the sender
        // disconnects while sending, the read fails by itself; after that, the event is stored anyway.
        var result = await log.AppendAsync(Describe(context, id, gate, head, body, check, answer.Kept, now), CancellationToken.None);
        if (result is AppendResult.Stored)
        {
            await answer.WriteAsync(context, id, clock, stop.Stopping);
            return;
        }

        gate.TakeBack(answer);
        await RefuseAsync(context, slug, result is AppendResult.Unavailable unavailable
            ? new Refusal(503, $"The event was not stored; send it again later. {unavailable.Reason}", StorageRetry)
            : new Refusal(503, "Too many requests are waiting to be stored; send it again in a moment.", TimeSpan.FromSeconds(1)));
    }

    private static Refusal NoSuch(string name) =>
        new(404, $"There is no endpoint '{name}' here: check the URL, or create it in the dashboard.");

    private static Refusal? RefuseBeforeReading(HttpContext context, EndpointGate gate)
    {
        var endpoint = gate.Endpoint;
        if (!endpoint.Enabled)
        {
            return new Refusal(404, $"The endpoint '{endpoint.Slug}' is disabled: enable it in the dashboard.");
        }

        if (!gate.Allows(context.Request.Method) && UrlChallenge.Find(endpoint.Signature, context.Request) is null)
        {
            context.Response.Headers.Allow = string.Join(", ", endpoint.Methods);
            return new Refusal(405, $"The endpoint '{endpoint.Slug}' accepts {string.Join(", ", endpoint.Methods)}, not {context.Request.Method}.");
        }

        if (context.Request.ContentLength > gate.MaxBodyBytes)
        {
            return TooLarge(gate);
        }

        return gate.TryPass(out var wait)
            ? null
            : new Refusal(429, $"The endpoint '{endpoint.Slug}' accepts {endpoint.RatePerSecond:0.##} {(endpoint.RatePerSecond == 1 ? "request" : "requests")} per second: slow down.", wait);
    }

    private static Refusal TooLarge(EndpointGate gate) => new(
        413, $"The body is over the limit of {gate.MaxBodyBytes:N0} bytes: send less, or raise the endpoint's limit in the dashboard.");

    private Task RefuseAsync(HttpContext context, EndpointSlug endpoint, Refusal refusal, bool isAwaited = false)
    {
        refusals.Count(endpoint, refusal.Status);
        return RefuseAsync(context, refusal, isAwaited);
    }

    private async Task RefuseAsync(HttpContext context, Refusal refusal, bool isAwaited = false)
    {
        CloseAfter(context);
        await refusal.WriteAsync(context);
        await refused.DrainAsync(context, isAwaited);
    }

    /// <summary>An unread body may still be arriving; on a kept-alive connection it would be parsed as a request.</summary>
    private static void CloseAfter(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private static ReceivedWebhook Describe(
        HttpContext context, EventId id, EndpointGate gate, in RequestHead head, byte[] body, SignatureCheck check, EventAnswer answer, DateTimeOffset now)
    {
        var request = context.Request;
        var facts = EventFacts.From(request.Headers, body);
        return new ReceivedWebhook
        {
            Id = id,
            Endpoint = gate.Endpoint.Slug,
            ReceivedAt = now,
            Method = request.Method,
            Path = head.Path,
            Query = head.Query,
            RemoteAddress = Readable(context.Connection.RemoteIpAddress),
            ContentType = RequestHead.Text(request.ContentType),
            Headers = head.Headers,
            Body = body,
            Trailers = RequestTrailers.Read(context),
            EventType = facts.EventType,
            ProviderEventId = facts.ProviderEventId,
            Signature = check,
            Answer = answer,
        };
    }

    private SignatureCheck Judge(HttpRequest request, string target, SignatureSettings settings, byte[] body, DateTimeOffset now)
    {
        var signed = new SignedRequest(
            HeaderOf(request),
            body,
            request.Method,
            SignatureSchemes.SignsUrl(settings) ? addresses.UrlOf($"{request.Scheme}://{request.Headers.Host}", request.PathBase, target) : "");
        var check = SignatureSchemes.Verify(signed, settings, now, diagnose: false);

        // Diagnosis costs time, and anyone can send bad signatures, so it is limited per second. Checking for another scheme's
        // headers costs nothing.
        var isWorthIt = body.Length <= SignatureDiagnosis.MaxBodyBytes && check.Verdict switch
        {
            Verdict.Missing => true,
            Verdict.Malformed or Verdict.Mismatch => _diagnoses.TryTake(out _),
            _ => false,
        };
        return isWorthIt ? SignatureSchemes.Verify(signed, settings, now) : check;
    }

    private static HeaderLookup HeaderOf(HttpRequest request) => name => request.Headers.TryGetValue(name, out var values)
        ? RequestHead.Text(values.Count == 1 ? values[0] : string.Join(' ', values.AsEnumerable()))
        : null;

    private static string Readable(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        _ => address.ToString(),
    };
}
