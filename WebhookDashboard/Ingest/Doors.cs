using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Ingest;

/// <summary>The doors of the endpoints, kept until an endpoint changes.</summary>
internal sealed class Doors(IEndpointDirectory endpoints, IOptions<IngestOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<EndpointSlug, Door> _doors = new();

    public Door? Find(EndpointSlug slug)
    {
        if (endpoints.Find(slug) is not { } endpoint)
        {
            _doors.TryRemove(slug, out _);
            return null;
        }

        // The directory hands out the same object until the endpoint changes; a changed one gets a new door.
        return _doors.TryGetValue(slug, out var door) && ReferenceEquals(door.Endpoint, endpoint)
            ? door
            : _doors.AddOrUpdate(
                slug, _ => Open(endpoint), (_, other) => ReferenceEquals(other.Endpoint, endpoint) ? other : Open(endpoint));
    }

    private Door Open(WebhookEndpoint endpoint) => new(endpoint, options.Value.MaxBodyBytes, clock);
}
