using Microsoft.AspNetCore.Http.Features;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Counts the requests that Kestrel refuses before the app sees them: a request line that it cannot read, headers over the
/// limit, a head that comes too slowly.
/// </summary>
internal sealed class ServerRefusals(RefusalCounter refusals, IEndpointDirectory endpoints) : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics</summary>
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private const string Door = "/hooks/";

    public static bool IsRefusal(string name) => name == BadRequest;

    public void OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Value is IFeatureCollection features
            && features.Get<HeadTap>() is { IsInHead: true }
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException fault)
        {
            refusals.Count(EndpointOf(features.Get<IHttpRequestFeature>()?.Path), fault.StatusCode);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <returns>None where the request line was not read, or names no endpoint.</returns>
    private EndpointSlug EndpointOf(string? path)
    {
        var start = path?.IndexOf(Door, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return default;
        }

        var name = path![(start + Door.Length)..].Split('/')[0];
        return EndpointSlug.TryParse(name, out var slug) && endpoints.Find(slug) is not null ? slug : default;
    }
}
