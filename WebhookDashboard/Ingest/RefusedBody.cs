using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Ingest;

/// <summary>
/// Takes in what a refused sender still sends, and forgets it. Many clients write their whole body before they read (axios,
/// got, node-fetch and superagent do): where the connection closes meanwhile they report a broken pipe, and not the refusal.
/// </summary>
internal sealed class RefusedBody(IngestStop stop, TimeProvider clock)
{
    /// <summary>Twice the largest body that an endpoint may allow, and more.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Enough for that many at 20 Mbit/s. A sender that dawdles ends sooner, by <see cref="ServerLimits.MinBodyBytesPerSecond"/>.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    /// <summary>Sends the answer, which must be written, and drains the request. A connection that is not drained by then is cut.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isAwaited">Whether the app has begun to read the body, so that a sender with <c>Expect</c> was told to go on.</param>
    public async Task DrainAsync(HttpContext context, bool isAwaited = false)
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
        using var time = new CancellationTokenSource(MaxTime, clock);
        using var over = time.Token.Register(end.Cancel);
        try
        {
            await context.Response.CompleteAsync();
            if (!await IsReadToItsEndAsync(context.Request, end.Token))
            {
                context.Abort();
            }
        }
        catch (BadHttpRequestException)
        {
            // Broken or too slow: the server closes the connection for it.
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>
    /// HTTP/2 and HTTP/3 end a stream without a fault for the client, and whoever waits to be asked for the body sends none.
    /// </summary>
    private static bool NeedsDraining(HttpRequest request, bool isAwaited) =>
        !HttpProtocol.IsHttp2(request.Protocol) && !HttpProtocol.IsHttp3(request.Protocol)
        && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        && (isAwaited || !request.Headers.ContainsKey(HeaderNames.Expect));

    private static async Task<bool> IsReadToItsEndAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        for (long taken = 0; taken <= MaxBytes;)
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
