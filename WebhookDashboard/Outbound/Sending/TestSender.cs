using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Outbound.Sending;

internal sealed class TestSender(
    IHttpClientFactory clients, OwnAddress ownAddress, IOptions<OutboundOptions> options, TimeProvider time) : ITestSender
{
    /// <summary>The most redirects followed; a further one is the answer.</summary>
    public const int MaxRedirects = 5;

    private const string EventIdHeader = "X-Event-Id";

    public async Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken)
    {
        if (Resolve(webhook.Target, out var fault) is not { } target)
        {
            return new SendResult.Failed(fault, 0);
        }

        return OutgoingSignature.TryAdd(webhook, target, time.GetUtcNow(), out var message, out fault)
            ? await ExchangeAsync(message, webhook.FollowRedirects, cancellationToken)
            : new SendResult.Failed(fault, 0) { IsUnsignable = true };
    }

    private async Task<SendResult> ExchangeAsync(
        OutboundMessage message, bool followRedirects, CancellationToken cancellationToken)
    {
        var timeout = options.Value.Timeout;
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var start = time.GetTimestamp();
        try
        {
            List<SendHop> hops = [];
            while (true)
            {
                using var request = OutboundRequest.Create(message, out var fault);
                if (request is null)
                {
                    return new SendResult.Failed(fault, ElapsedMs());
                }

                using var client = clients.CreateClient(GuardedClient.VerbatimName);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
                var headers = MessageHead.Lines(response);
                var answered = new SendResult.Answered((int)response.StatusCode, 0, EventIdOf(headers), headers, "") { Hops = hops };
                if (followRedirects && hops.Count < MaxRedirects && Redirect.Next(message, answered.Status, answered.Location) is { } next)
                {
                    hops.Add(new SendHop(answered.Status, answered.Location!));
                    message = next;
                    continue;
                }

                var body = new ResponseBody();
                if (response.StatusCode != HttpStatusCode.SwitchingProtocols) // the data after it is not a body and has no end
                {
                    await body.ReadAsync(response.Content, linked.Token);
                }

                return answered with { ElapsedMs = ElapsedMs(), Body = Encoding.UTF8.GetString(body.Bytes.Span), IsCut = body.IsCut };
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(SendFault.TimedOut(timeout), ElapsedMs());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // IOException: the answer's body broke off.
            return new SendResult.Failed(SendFault.Describe(exception, message.Url.Origin), ElapsedMs());
        }

        double ElapsedMs() => time.GetElapsedTime(start).TotalMilliseconds;
    }

    private OutboundUrl? Resolve(string target, out string fault)
    {
        if (!target.StartsWith('/') || target.StartsWith("//", StringComparison.Ordinal))
        {
            return OutboundUrl.Read(target, out fault);
        }

        fault = "This server can't reach itself because it doesn't listen on a port: enter a whole URL.";
        return ownAddress.Loopback() is { } root ? OutboundUrl.Read(root.AbsoluteUri.TrimEnd('/') + target, out fault) : null;
    }

    private static EventId? EventIdOf(IEnumerable<HeaderLine> headers) =>
        headers.FirstOrDefault(static line => line.IsNamed(EventIdHeader)) is { } header
        && EventId.TryParse(header.Value, provider: null, out var id)
            ? id
            : null;
}
