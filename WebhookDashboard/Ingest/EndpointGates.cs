using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Ingest;

/// <summary>The gates of all endpoints, each kept until its endpoint changes.</summary>
internal sealed class EndpointGates
{
    private readonly IEndpointDirectory _endpoints;
    private readonly IOptions<IngestOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<EndpointSlug, EndpointGate> _gates = new();
    private readonly Lock _changing = new();

    public EndpointGates(IEndpointDirectory endpoints, IOptions<IngestOptions> options, TimeProvider clock)
    {
        (_endpoints, _options, _clock) = (endpoints, options, clock);

        // Handle every change, even one that is reverted before the next request: some of them reset the rate or the failures.
        endpoints.Changed.Subscribe(() =>
        {
            foreach (var slug in _gates.Keys)
            {
                Find(slug);
            }
        });
    }

    /// <returns>Null when there is no such endpoint.</returns>
    public EndpointGate? Find(EndpointSlug slug)
    {
        // The directory returns the same object until the endpoint changes.
        var endpoint = _endpoints.Find(slug);
        var gate = _gates.GetValueOrDefault(slug);
        return ReferenceEquals(gate?.Endpoint, endpoint) ? gate : Change(slug);
    }

    private EndpointGate? Change(EndpointSlug slug)
    {
        // Under the lock, and from the current settings: a slow request must not restore an older gate.
        lock (_changing)
        {
            if (_endpoints.Find(slug) is not { } endpoint)
            {
                _gates.TryRemove(slug, out _);
                return null;
            }

            var before = _gates.GetValueOrDefault(slug);
            return ReferenceEquals(before?.Endpoint, endpoint)
                ? before
                : _gates[slug] = new EndpointGate(endpoint, _options.Value.MaxBodyBytes, _clock, before);
        }
    }
}
