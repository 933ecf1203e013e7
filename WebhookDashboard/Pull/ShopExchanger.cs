using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Pull;

/// <summary>Does one call of the shop's API and writes down how it went. Whatever happens is an outcome, not an exception.</summary>
internal sealed class ShopExchanger(
    IHttpClientFactory clients,
    TlsProbe probe,
    ShopAddress address,
    IOptions<ShopOptions> shop,
    IOptions<OutboundOptions> outbound,
    TimeProvider time)
{
    /// <summary>How much of an answer is read, and of a compressed one inflated: some 10,000 products.</summary>
    public const int MaxReadBytes = 1024 * 1024;

    /// <summary>How much of it is kept to look at.</summary>
    public const int MaxKeptBytes = 64 * 1024;

    /// <summary>As it is kept: without credentials.</summary>
    public static string UrlOf(Uri target) => target.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    /// <returns>The call, and the body of its answer without compression, whole if the call has answered.</returns>
    public async Task<(Exchange Exchange, ReadOnlyMemory<byte> Body)> RunAsync(ShopCall call, CancellationToken cancellationToken)
    {
        if (address.Base is not { } root || call.Path.Under(root) is not { } target)
        {
            return (Unsent(call, address.Base is null ? PullFault.NoAddress : PullFault.OutOfBase), default);
        }

        using var request = ToRequest(call, target);
        var clock = new Clock(time, time.GetTimestamp());
        var timing = new ConnectTiming(time);
        timing.RideOn(request);
        var started = new Exchange
        {
            StartedAt = time.GetUtcNow(),
            Method = call.Method.Method,
            Url = UrlOf(target),
            RequestBody = call.Body,
        };

        var timeout = outbound.Value.Timeout;
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = new AnswerBody(MaxReadBytes);
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
            return Judge(Ended(), answer);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (Ended() with { Outcome = PullOutcome.Cancelled, Fault = PullFault.Cancelled(clock.Ms) }, default);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (Ended() with { Outcome = PullOutcome.TimedOut, Fault = PullFault.TimedOut(timeout, timing.IsUnconnected) }, default);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var ended = Ended();
            var cause = ConnectionFault.Of(e);
            var speaksTls = ended.Status is null && cause.MayBeOfTheScheme ? await probe.SpeaksTlsAsync(target, cancellationToken) : null;
            var (outcome, fault) = PullFault.OfConnection(cause, target, speaksTls);
            return (ended with { Outcome = outcome, Fault = fault }, default);
        }

        Exchange Ended()
        {
            var connectedMs = timing.ConnectedAt is { } at ? clock.MsAt(at) : default(double?);
            return started with
            {
                RequestHeaders = [.. MessageHead.Lines(request).Select(Mask)],
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

    private static HeaderLine Mask(HeaderLine line) =>
        line.Name == "Authorization" && line.Value.Split(' ', 2) is [var scheme, var credential]
            ? new HeaderLine(line.Name, $"{scheme} {MaskedSecret.Of(credential)}")
            : line;

    private (Exchange Exchange, ReadOnlyMemory<byte> Body) Judge(Exchange exchange, AnswerBody answer)
    {
        Debug.Assert(exchange.Status is not null, "Judged without an answer.");
        var coding = answer.Bytes.IsEmpty ? null : exchange.ContentEncoding;
        var inflated = coding is null ? null : ContentCoding.Inflate(answer.Bytes, coding, MaxReadBytes, isWhole: !answer.IsCut);
        var body = coding is null ? answer.Bytes : inflated?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        var (outcome, fault) = exchange.Status switch
        {
            304 => (PullOutcome.NotModified, null),
            >= 200 and < 300 when answer.IsCut => (PullOutcome.TooLarge, PullFault.TooLarge(MaxReadBytes)),
            >= 200 and < 300 when inflated is { IsCut: true } => (PullOutcome.TooLarge, PullFault.InflatesTooLarge(MaxReadBytes)),
            >= 200 and < 300 when coding is not null && inflated is null => (PullOutcome.NotUnderstood, PullFault.NotInflated(coding)),
            >= 200 and < 300 => (PullOutcome.Answered, null),
            401 or 403 => (PullOutcome.Unauthorised, PullFault.OfStatus(exchange, Says())),
            _ => (PullOutcome.Refused, PullFault.OfStatus(exchange, Says())),
        };
        return (exchange with { Outcome = outcome, Fault = fault }, body);

        string? Says() => ErrorText.Of(exchange.ResponseHeader("Content-Type"), body, shop.Value.ApiKey);
    }

    private HttpRequestMessage ToRequest(ShopCall call, Uri target)
    {
        var request = new HttpRequestMessage(call.Method, target);
        request.Headers.Host = target.Authority;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.Value.ApiKey);
        if (call.KnownTag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
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

    private Exchange Unsent(ShopCall call, string fault) => new()
    {
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
