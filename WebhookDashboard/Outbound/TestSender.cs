using System.Text;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound;

internal sealed class TestSender(
    IHttpClientFactory clients, OwnAddress ownAddress, IOptions<OutboundOptions> options, TimeProvider time) : ITestSender
{
    private const string EventIdHeader = "X-Event-Id";

    public async Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken)
    {
        if (Resolve(webhook.Target, out var fault) is not { } target)
        {
            return new SendResult.Failed(fault, 0);
        }

        if (!OutgoingSignature.TryAdd(webhook, target, time.GetUtcNow(), out var signed, out fault)
            || !OutboundRequest.TryCreate(signed.Target, webhook.Method, signed.Headers, webhook.Body, out var request, out fault))
        {
            return new SendResult.Failed(fault, 0);
        }

        using (request)
        {
            return await ExchangeAsync(request, signed.Target, cancellationToken);
        }
    }

    private async Task<SendResult> ExchangeAsync(
        HttpRequestMessage request, Uri target, CancellationToken cancellationToken)
    {
        var timeout = options.Value.Timeout;
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var start = time.GetTimestamp();
        try
        {
            using var client = clients.CreateClient(GuardedClient.Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            var body = new AnswerBody();
            await body.ReadAsync(response.Content, linked.Token);
            return new SendResult.Answered(
                (int)response.StatusCode, ElapsedMs(), EventIdOf(response), HeadersOf(response), Encoding.UTF8.GetString(body.Bytes.Span))
            {
                IsCut = body.IsCut,
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(SendFault.TimedOut(timeout), ElapsedMs());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The latter when the answer's body broke off.
            return new SendResult.Failed(SendFault.Describe(exception, target), ElapsedMs());
        }

        double ElapsedMs() => time.GetElapsedTime(start).TotalMilliseconds;
    }

    private Uri? Resolve(Uri target, out string fault)
    {
        fault = "";
        var isPath = target.OriginalString.StartsWith('/') && !target.OriginalString.StartsWith("//", StringComparison.Ordinal);
        if (isPath)
        {
            if (ownAddress.Loopback() is { } root)
            {
                return new Uri(root.AbsoluteUri + target.OriginalString.TrimStart('/'));
            }

            fault = "This server can't reach itself, since it listens on no port: enter a whole URL.";
            return null;
        }

        if (target.IsAbsoluteUri && target.Scheme is "http" or "https")
        {
            return target;
        }

        fault = $"'{target.OriginalString}' can't be sent to: enter an http:// or https:// URL, or a path such as /hooks/inbox.";
        return null;
    }

    private static EventId? EventIdOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(EventIdHeader, out var values)
        && EventId.TryParse(values.First(), provider: null, out var id)
            ? id
            : null;

    private static List<HeaderLine> HeadersOf(HttpResponseMessage response) =>
    [
        .. from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
           from value in header.Value
           select new HeaderLine(header.Key, value),
    ];
}
