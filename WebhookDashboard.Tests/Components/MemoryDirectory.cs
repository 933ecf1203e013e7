using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Tests.Components;

/// <summary>Endpoints in memory, for tests of pages.</summary>
internal sealed class MemoryDirectory : IEndpointDirectory
{
    private readonly List<WebhookEndpoint> _endpoints = [];

    public event Action? Changed;

    public IReadOnlyList<WebhookEndpoint> All => [.. _endpoints];

    public int Watchers => Changed?.GetInvocationList().Length ?? 0;

    public MemoryDirectory With(string slug, string? name = null)
    {
        _endpoints.Add(new WebhookEndpoint { Slug = EndpointSlug.Parse(slug), Name = name ?? slug });
        return this;
    }

    public WebhookEndpoint? Find(EndpointSlug slug) => _endpoints.Find(endpoint => endpoint.Slug == slug);

    public Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        if (Find(endpoint.Slug) is not null)
        {
            return Task.FromResult(false);
        }

        _endpoints.Add(endpoint);
        Changed?.Invoke();
        return Task.FromResult(true);
    }

    public Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        var index = _endpoints.FindIndex(one => one.Slug == endpoint.Slug);
        if (index < 0)
        {
            return Task.FromResult(false);
        }

        _endpoints[index] = endpoint;
        Changed?.Invoke();
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken)
    {
        var gone = _endpoints.RemoveAll(endpoint => endpoint.Slug == slug) > 0;
        Changed?.Invoke();
        return Task.FromResult(gone);
    }
}
