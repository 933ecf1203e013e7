using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Pull;

internal sealed class Exchanger(
    IHttpClientFactory clients, TlsProbe probe, IExchangeLog log, IOptions<OutboundOptions> outbound, TimeProvider time) : IExchanger
{
    /// <summary>How much of an answer the log keeps.</summary>
    public const int MaxKeptBytes = 64 * 1024;

    /// <summary>The address as the log keeps it: without user name and password.</summary>
    public static string UrlOf(Uri target) => target.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    public async Task<Exchange> RunAsync(
        Source source, PullRequest request, Func<Exchange, ReadOnlyMemory<byte>, string?>? read, CancellationToken cancellationToken)
    {
        var (exchange, body) = await CallAsync(source, request, cancellationToken);
        if (exchange.Outcome == PullOutcome.Answered && read?.Invoke(exchange, body) is { } fault)
        {
            exchange = exchange with { Outcome = PullOutcome.NotUnderstood, Fault = fault };
        }

        if (exchange.Outcome == PullOutcome.Answered && request.Method == HttpMethod.Get)
        {
            exchange = exchange with { AnswerHash = Convert.ToHexString(SHA256.HashData(body.Span)) };
        }

        return request.IsOnlyCounted ? log.Count(exchange) : await log.KeepAsync(exchange);
    }

    /// <returns>The call, and the decompressed body, complete when the outcome is <see cref="PullOutcome.Answered"/>.</returns>
    private async Task<(Exchange Exchange, ReadOnlyMemory<byte> Body)> CallAsync(
        Source source, PullRequest call, CancellationToken cancellationToken)
    {
        if (source.BaseAddress is not { } root || call.Path.Under(root) is not { } target)
        {
            return (Unsent(source, call, source.BaseAddress is null ? PullFault.NoAddress(source) : PullFault.OutOfBase), default);
        }

        using var request = ToRequest(source, call, target, out var refusedHeader);
        if (refusedHeader is not null)
        {
            return (Unsent(source, call, PullFault.HeaderNotSent(refusedHeader)), default);
        }

        var clock = new Clock(time, time.GetTimestamp());
        var timing = new ConnectTiming(time);
        timing.RideOn(request);
        var started = new Exchange
        {
            Source = source.Name,
            StartedAt = time.GetUtcNow(),
            Method = call.Method.Method,
            Url = UrlOf(target),
            Path = target.PathAndQuery[(root.AbsolutePath.Length - 1)..],
            RequestBody = call.Body,
        };

        var timeout = source.Timeout ?? outbound.Value.Timeout;
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = new ResponseBody(source.MaxBytes);
        try
        {
            using var client = clients.CreateClient(GuardedClient.Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            var firstByteMs = clock.Ms;
            started = started with
            {
                Status = (int)response.StatusCode,
                ResponseHeaders = MessageHead.Lines(response),
                BytesIn = MessageHead.Bytes(response),
                FirstByteMs = firstByteMs,
            };
            await answer.ReadAsync(response.Content, linked.Token);
            return Judge(source, Ended(), answer);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (Ended() with { Outcome = PullOutcome.Cancelled, Fault = PullFault.Cancelled(clock.Ms) }, default);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            var setting = source.Timeout is null ? "Outbound:Timeout" : "the source's timeout";
            return (Ended() with { Outcome = PullOutcome.TimedOut, Fault = PullFault.TimedOut(timeout, timing.IsUnconnected, setting) }, default);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var ended = Ended();
            var cause = ConnectionFault.Of(e);
            var speaksTls = ended.Status is null && cause.MayBeOfTheScheme ? await probe.SpeaksTlsAsync(target, cancellationToken) : null;
            var (outcome, fault) = PullFault.OfConnection(cause, source, target, speaksTls);
            return (ended with { Outcome = outcome, Fault = fault }, default);
        }

        Exchange Ended()
        {
            var connectedMs = timing.ConnectedAt is { } at ? clock.MsAt(at) : default(double?);
            return started with
            {
                RequestHeaders = [.. MessageHead.Lines(request).Select(line => Mask(source, line))],
                BytesIn = started.BytesIn + answer.Bytes.Length,
                ResponseBody = answer.Bytes[..Math.Min(answer.Bytes.Length, MaxKeptBytes)].ToArray(),
                IsCut = answer.IsCut || answer.Bytes.Length > MaxKeptBytes,
                BytesOut = timing.IsUnconnected ? 0 : MessageHead.Bytes(request) + call.Body.Length,

                // The pool may have finished a connection that was begun for this request after another came free.
                ConnectedMs = connectedMs <= (started.FirstByteMs ?? double.MaxValue) ? connectedMs : null,
                TotalMs = clock.Ms,
            };
        }
    }

    private static HeaderLine Mask(Source source, HeaderLine line) =>
        line.Name == "Authorization" && source.Bearer is { } key ? line with { Value = $"Bearer {MaskedSecret.Of(key)}" }
        : source.Headers.Any(own => own.IsNamed(line.Name)) ? line with { Value = MaskedSecret.Of(line.Value) }
        : line;

    private static (Exchange Exchange, ReadOnlyMemory<byte> Body) Judge(Source source, Exchange exchange, ResponseBody answer)
    {
        Debug.Assert(exchange.Status is not null, "Judged without an answer.");
        var coding = answer.Bytes.IsEmpty ? null : exchange.ContentEncoding;
        var inflated = coding is null ? null : ContentCoding.Inflate(answer.Bytes, coding, source.MaxBytes, isWhole: !answer.IsCut);
        var body = coding is null ? answer.Bytes : inflated?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        var (outcome, fault) = exchange.Status switch
        {
            304 => (PullOutcome.NotModified, null),
            >= 200 and < 300 when answer.IsCut => (PullOutcome.TooLarge, PullFault.TooLarge(source.MaxBytes)),
            >= 200 and < 300 when inflated is { IsCut: true } => (PullOutcome.TooLarge, PullFault.InflatesTooLarge(source.MaxBytes)),
            >= 200 and < 300 when coding is not null && inflated is null => (PullOutcome.NotUnderstood, PullFault.NotInflated(exchange, coding)),
            >= 200 and < 300 => (PullOutcome.Answered, null),
            401 or 403 => (PullOutcome.Unauthorised, PullFault.OfStatus(source, exchange, Says())),
            _ => (PullOutcome.Refused, PullFault.OfStatus(source, exchange, Says())),
        };
        return (exchange with { Outcome = outcome, Fault = fault }, body);

        string? Says() => ErrorText.Of(exchange.ResponseHeader("Content-Type"), body, source.Secrets);
    }

    private static HttpRequestMessage ToRequest(Source source, PullRequest call, Uri target, out string? refusedHeader)
    {
        var request = new HttpRequestMessage(call.Method, target);
        request.Headers.Host = target.Authority;
        HeaderLine[] bearer = source.Bearer is { } key ? [new("Authorization", $"Bearer {key}")] : [];

        // HttpClient would send a line break as a space, which is not what the source says.
        refusedHeader = bearer.Concat(source.Headers)
            .FirstOrDefault(own => own.Value.Any(char.IsControl) || !request.Headers.TryAddWithoutValidation(own.Name, own.Value))?.Name;
        if (!request.Headers.Contains("Accept"))
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        }

        if (call.KnownTag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (call.KnownDate is { } date)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        if (call.Method != HttpMethod.Get)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        }

        return request;
    }

    private Exchange Unsent(Source source, PullRequest call, string fault) => new()
    {
        Source = source.Name,
        StartedAt = time.GetUtcNow(),
        Method = call.Method.Method,
        Url = call.Path.ToString(),
        RequestBody = call.Body,
        Outcome = PullOutcome.Unreachable,
        Fault = fault,
    };

    private readonly record struct Clock(TimeProvider Time, long Start)
    {
        public double Ms => Time.GetElapsedTime(Start).TotalMilliseconds;

        public double MsAt(long timestamp) => Time.GetElapsedTime(Start, timestamp).TotalMilliseconds;
    }
}
