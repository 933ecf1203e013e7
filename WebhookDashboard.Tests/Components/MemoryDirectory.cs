using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Tests.Components;

/// <summary>Endpoints in memory, for tests of pages.</summary>
internal sealed class MemoryDirectory : IEndpointDirectory
{
    /// <summary>Replaced, never changed: a page may be enumerating it.</summary>
    private IReadOnlyList<WebhookEndpoint> _endpoints = [];

    public ChangeSignal Changed { get; } = new();

    /// <summary>While set, changes fail.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyList<WebhookEndpoint> All => _endpoints;

    public int Watchers => Changed.Subscribers;

    public MemoryDirectory With(string slug, string? name = null)
    {
        _endpoints = [.. _endpoints, new WebhookEndpoint { Slug = EndpointSlug.Parse(slug), Name = name ?? slug }];
        return this;
    }

    public WebhookEndpoint? Find(EndpointSlug slug) => _endpoints.FirstOrDefault(endpoint => endpoint.Slug == slug);

    public Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<bool>(fault);
        }

        if (Find(endpoint.Slug) is not null)
        {
            return Task.FromResult(false);
        }

        _endpoints = [.. _endpoints, endpoint];
        Changed.Tell();
        return Task.FromResult(true);
    }

    public Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<bool>(fault);
        }

        if (Find(endpoint.Slug) is not { } before)
        {
            return Task.FromResult(false);
        }

        _endpoints = [.. _endpoints.Select(one => ReferenceEquals(one, before) ? endpoint : one)];
        Changed.Tell();
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken)
    {
        var before = _endpoints.Count;
        _endpoints = [.. _endpoints.Where(endpoint => endpoint.Slug != slug)];
        Changed.Tell();
        return Task.FromResult(_endpoints.Count < before);
    }
}
