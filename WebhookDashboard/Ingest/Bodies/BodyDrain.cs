using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Ingest.Bodies;

/// <summary>
/// Reads and discards what a refused sender still sends. Many clients write their whole body before they read (axios, got,
/// node-fetch and superagent do): if the connection closes meanwhile, they report a broken pipe instead of the refusal.
/// </summary>
internal sealed class BodyDrain(IngestShutdown stop, TimeProvider clock)
{
    /// <summary>More than twice the largest body that an endpoint may allow.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>
    /// Enough for <see cref="MaxBytes"/> at 20 Mbit/s. <see cref="ServerLimits.MinBodyBytesPerSecond"/> ends slower senders
    /// sooner.
    /// </summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sends the answer, which must already be written, and drains the request. Closes the connection if the limits end first.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="isAwaited">Whether the app has begun to read the body, so that a sender with <c>Expect</c> was told to
    /// continue.</param>
    public Task DrainAsync(HttpContext context, bool isAwaited = false) => DrainAsync(context, isAwaited, MaxBytes, MaxTime);

    /// <summary>The same with limits of its own, for a call that takes large bodies from people who are signed in.</summary>
    public async Task DrainAsync(HttpContext context, bool isAwaited, long maxBytes, TimeSpan maxTime)
    {
        if (!NeedsDraining(context.Request, isAwaited))
        {
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } cap)
        {
            cap.MaxRequestBodySize = null;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.GivesUp);
        using var time = new CancellationTokenSource(maxTime, clock);
        using var over = time.Token.Register(end.Cancel);
        try
        {
            await context.Response.CompleteAsync();
            if (!await IsReadToItsEndAsync(context.Request, maxBytes, end.Token))
            {
                context.Abort();
            }
        }
        catch (BadHttpRequestException)
        {
            // Broken or too slow: the server closes the connection.
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>
    /// HTTP/2 and HTTP/3 end a stream without an error on the client, and a sender that waits for <c>100 Continue</c> sends no
    /// body.
    /// </summary>
    private static bool NeedsDraining(HttpRequest request, bool isAwaited) =>
        !HttpProtocol.IsHttp2(request.Protocol) && !HttpProtocol.IsHttp3(request.Protocol)
        && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        && (isAwaited || !request.Headers.ContainsKey(HeaderNames.Expect));

    private static async Task<bool> IsReadToItsEndAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        for (long taken = 0; taken <= maxBytes;)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            taken += read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return true;
            }
        }

        return false;
    }
}
