using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest.Bodies;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Counts the requests that are refused before the app sees them: by Kestrel an invalid request line, headers over the limit, a
/// head that arrives too slowly; by the framework a host that is not allowed. Over HTTP/2, Kestrel answers only some of them; for
/// the others it resets the stream or ends the connection, and does not tell which address they were for.
/// </summary>
internal sealed class ServerRefusals(
    RefusalCounter refusals, IEndpointDirectory endpoints, BodyDrain drain, IOptions<PublicAddressOptions> options)
    : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics</summary>
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static bool IsRefusal(string name) => name == BadRequest;

    public void OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Value is IFeatureCollection features
            && features.Get<IHttpRequestFeature>() is { } request
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException fault
            && IsBeforeApp(features, request, fault))
        {
            refusals.Count(EndpointOf(request.Path), fault.StatusCode);
        }
    }

    /// <summary>Kestrel has reset a stream with this error code.</summary>
    public void CountReset(uint code)
    {
        int? status = code switch
        {
            1 => StatusCodes.Status400BadRequest, // PROTOCOL_ERROR: whatever is wrong with the request.
            7 => StatusCodes.Status503ServiceUnavailable, // REFUSED_STREAM: too many at once.
            11 => StatusCodes.Status429TooManyRequests, // ENHANCE_YOUR_CALM: too many cancelled.
            _ => null, // The app has answered or aborted it.
        };
        Count(status);
    }

    /// <summary>A connection has ended.</summary>
    /// <param name="tags">What Kestrel noted for its metrics.</param>
    /// <param name="isPlainText">Whether its first byte was not one of TLS.</param>
    public void CountEnd(IEnumerable<KeyValuePair<string, object?>> tags, bool isPlainText) => Count(ConnectionEnd.StatusOf(tags, isPlainText));

    /// <summary>
    /// Answers and counts what the framework refuses because <c>AllowedHosts</c> does not name its host. It refuses before
    /// routing, with an empty answer.
    /// </summary>
    public async Task AnswerRefusedHostAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && context.GetEndpoint() is null)
        {
            refusals.Count(EndpointOf(context.Request.Path), StatusCodes.Status400BadRequest);
            await TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "This host name is not served here.",
                detail: "Use a name that the setting AllowedHosts lists, or add this one to it.").ExecuteAsync(context);
            await drain.DrainAsync(context);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>Over HTTP/2 and HTTP/3, only headers over the limit are refused with an answer, and only by the server.</summary>
    private static bool IsBeforeApp(IFeatureCollection features, IHttpRequestFeature request, BadHttpRequestException fault) =>
        HttpProtocol.IsHttp2(request.Protocol) || HttpProtocol.IsHttp3(request.Protocol)
            ? fault.StatusCode == StatusCodes.Status431RequestHeaderFieldsTooLarge
            : features.Get<RequestHeadTap>() is { ReachedApp: false };

    private void Count(int? status)
    {
        if (status is { } known)
        {
            refusals.Count(default, known);
        }
    }

    /// <returns>The empty slug if the request line was not read or names no endpoint.</returns>
    private EndpointSlug EndpointOf(string? path) =>
        EndpointSlug.TryParse(IngestPaths.EndpointIn(path, options.Value.PathBase), out var slug) && endpoints.Find(slug) is not null
            ? slug
            : default;
}
