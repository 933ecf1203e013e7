using System.Net;
using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest.Handshakes;
using WebhookDashboard.Ingest.Wire;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Mistakes;

namespace WebhookDashboard.Ingest;

/// <summary>Takes one request in: through the door, into the log, and then the endpoint's answer.</summary>
internal sealed class WebhookReceiver(
    Doors doors,
    BodyReader bodies,
    RefusedBody refused,
    IEventLog log,
    RefusalCounter refusals,
    PublicAddress addresses,
    IngestStop stop,
    TimeProvider clock)
{
    /// <summary>How many bad signatures a second are looked into; the rest have their verdict without its likely cause.</summary>
    private const double DiagnosesPerSecond = 20;

    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(2);

    private static readonly Refusal NoRoom =
        new(503, "Too much of other bodies is on its way; send it again in a moment.", TimeSpan.FromSeconds(1));

    private readonly TokenBucket _diagnoses = new(DiagnosesPerSecond, clock);

    /// <summary>For an address that takes POST alone.</summary>
    public Task ReceivePostAsync(HttpContext context, string name)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            return ReceiveAsync(context, name);
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        return RefuseAsync(context, new Refusal(405, $"This address takes POST and not {context.Request.Method}."));
    }

    public async Task ReceiveAsync(HttpContext context, string name)
    {
        var door = EndpointSlug.TryParse(name, out var slug) ? doors.Find(slug) : null;
        if (door is null)
        {
            await RefuseAsync(context, default, NoSuch(name));
            return;
        }

        if (RefuseAtTheDoor(context, door) is { } early)
        {
            await RefuseAsync(context, slug, early);
            return;
        }

        // Before the body is read: the connection keeps the head until then.
        var head = RequestHead.Read(context);
        BodyReading reading;
        try
        {
            // The cap is the door's; the server's own would only come first with a worse answer.
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
            reading = await bodies.ReadAsync(context.Request, door.MaxBodyBytes, stop.GivesUp);
        }
        catch (BadHttpRequestException fault)
        {
            await RefuseAsync(context, slug, new Refusal(fault.StatusCode, $"The body can't be read: {fault.Message}"));
            return;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The sender stopped half-way, or this server stops: nobody is left to be answered.
            context.Abort();
            return;
        }

        if (reading.Body is not { } body)
        {
            await RefuseAsync(context, slug, reading.IsForLater ? NoRoom : TooLarge(door), isAwaited: true);
            return;
        }

        if (doors.Find(slug) is null)
        {
            // Deleted while the body was on its way. What slips in between here and the commit goes with the deletion's sweep.
            await RefuseAsync(context, default, NoSuch(name));
            return;
        }

        var now = clock.GetUtcNow();
        var check = Judge(context.Request, head.Target, door.Endpoint.Signature, body, now);
        var handshake = UrlChallenge.Find(door.Endpoint.Signature, context.Request);
        if (handshake is { Note: { } note })
        {
            check = new SignatureCheck(check.Scheme, Verdict.Unchecked, note);
        }

        if (check.Verdict is not (Verdict.Valid or Verdict.Unchecked) && door.Endpoint.Signature.OnFailure == SignatureFailure.Reject)
        {
            await RefuseAsync(context, slug, new Refusal(401, $"The signature is refused. {check.Reason}"));
            return;
        }

        // Decided here, so that it is kept with the event in the same write.
        handshake ??= BodyHandshake.Find(check, context.Request, body);
        var answer = handshake is null ? door.NextAnswer() : IngestAnswer.Of(handshake);

        // All that is needed of it from here on: an answer that is held back shall not hold the body.
        var id = EventId.At(now);

        // Without RequestAborted, here as with the body: asking for it costs a token source a request, a sender that
        // goes away fails the read by itself, and one that goes away now is not asked whether its event is kept.
        var result = await log.AppendAsync(Describe(context, id, door, head, body, check, answer.Kept, now), CancellationToken.None);
        if (result is AppendResult.Stored)
        {
            await answer.WriteAsync(context, id, clock, stop.Stopping);
            return;
        }

        door.TakeBack(answer);
        await RefuseAsync(context, slug, result is AppendResult.Unavailable unavailable
            ? new Refusal(503, $"The event was not stored; send it again later. {unavailable.Reason}", StorageRetry)
            : new Refusal(503, "Too many requests wait to be stored; send it again in a moment.", TimeSpan.FromSeconds(1)));
    }

    private static Refusal NoSuch(string name) =>
        new(404, $"There is no endpoint '{name}' here: check the URL, or create it in the dashboard.");

    private static Refusal? RefuseAtTheDoor(HttpContext context, Door door)
    {
        var endpoint = door.Endpoint;
        if (!endpoint.Enabled)
        {
            return new Refusal(404, $"The endpoint '{endpoint.Slug}' is switched off: switch it on in the dashboard.");
        }

        if (!door.Allows(context.Request.Method) && UrlChallenge.Find(endpoint.Signature, context.Request) is null)
        {
            context.Response.Headers.Allow = string.Join(", ", endpoint.Methods);
            return new Refusal(405, $"The endpoint '{endpoint.Slug}' takes {string.Join(", ", endpoint.Methods)} and not {context.Request.Method}.");
        }

        if (context.Request.ContentLength > door.MaxBodyBytes)
        {
            return TooLarge(door);
        }

        return door.TryPass(out var wait)
            ? null
            : new Refusal(429, $"The endpoint '{endpoint.Slug}' takes {endpoint.RatePerSecond:0.##} requests a second: slow down.", wait);
    }

    private static Refusal TooLarge(Door door) => new(
        413, $"The body is over the limit of {door.MaxBodyBytes:N0} bytes: send less, or raise the endpoint's limit in the dashboard.");

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

    /// <summary>A body that nobody read may still be on its way; on a connection kept open it would be taken for a request.</summary>
    private static void CloseAfter(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private static ReceivedWebhook Describe(
        HttpContext context, EventId id, Door door, in RequestHead head, byte[] body, SignatureCheck check, EventAnswer answer, DateTimeOffset now)
    {
        var request = context.Request;
        var facts = EventFacts.From(request.Headers, body);
        return new ReceivedWebhook
        {
            Id = id,
            Endpoint = door.Endpoint.Slug,
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
            SignatureSchemes.SignsUrl(settings) ? addresses.UrlOf($"{request.Scheme}://{request.Host}", request.PathBase, target) : "");
        var check = SignatureSchemes.Verify(signed, settings, now, diagnose: false);

        // What is behind it is looked for then. Whoever sends garbage could have that done without end, so it is done for so
        // many a second; to see whose headers are there instead costs nothing.
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
