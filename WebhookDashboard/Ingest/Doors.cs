using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Ingest;

/// <summary>The doors of the endpoints, kept until an endpoint changes.</summary>
internal sealed class Doors
{
    private readonly IEndpointDirectory _endpoints;
    private readonly IOptions<IngestOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<EndpointSlug, Door> _doors = new();
    private readonly Lock _changing = new();

    public Doors(IEndpointDirectory endpoints, IOptions<IngestOptions> options, TimeProvider clock)
    {
        (_endpoints, _options, _clock) = (endpoints, options, clock);

        // Each change is seen, also one that is changed back before the next request: see Door on what it starts anew.
        endpoints.Changed += () =>
        {
            foreach (var slug in _doors.Keys)
            {
                Find(slug);
            }
        };
    }

    /// <returns>Null when there is no such endpoint.</returns>
    public Door? Find(EndpointSlug slug)
    {
        // The directory hands out the same object until the endpoint changes; a changed one gets a new door.
        var endpoint = _endpoints.Find(slug);
        var door = _doors.GetValueOrDefault(slug);
        return ReferenceEquals(door?.Endpoint, endpoint) ? door : Change(slug);
    }

    private Door? Change(EndpointSlug slug)
    {
        // One at a time, and by what holds now: a request that is behind must not bring an older door back.
        lock (_changing)
        {
            if (_endpoints.Find(slug) is not { } endpoint)
            {
                _doors.TryRemove(slug, out _);
                return null;
            }

            var before = _doors.GetValueOrDefault(slug);
            return ReferenceEquals(before?.Endpoint, endpoint)
                ? before
                : _doors[slug] = new Door(endpoint, _options.Value.MaxBodyBytes, _clock, before);
        }
    }
}
