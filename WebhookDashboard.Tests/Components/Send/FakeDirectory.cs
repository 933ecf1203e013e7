using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Tests.Components.Send;

/// <summary>Endpoints that a test sets.</summary>
internal sealed class FakeDirectory(params WebhookEndpoint[] endpoints) : IEndpointDirectory
{
    public ChangeSignal Changed { get; } = new();

    public IReadOnlyList<WebhookEndpoint> All => endpoints;

    /// <summary>The number of listeners.</summary>
    public int Listeners => Changed.Subscribers;

    public WebhookEndpoint? Find(EndpointSlug slug) => endpoints.FirstOrDefault(endpoint => endpoint.Slug == slug);

    public Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken) => Task.FromResult(false);
}
