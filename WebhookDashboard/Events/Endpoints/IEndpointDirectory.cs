using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Endpoints;

/// <summary>The endpoints that receive webhooks, held in memory because every request looks one up.</summary>
internal interface IEndpointDirectory
{
    /// <summary>All endpoints, oldest first.</summary>
    IReadOnlyList<WebhookEndpoint> All { get; }

    /// <summary>Signalled after each change, on the thread that made it.</summary>
    ChangeSignal Changed { get; }

    /// <summary>Finds an endpoint with one dictionary look-up; null if there is none.</summary>
    WebhookEndpoint? Find(EndpointSlug slug);

    /// <returns>False when the slug is taken.</returns>
    Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <returns>False when there is no such endpoint.</returns>
    Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Deletes an endpoint with all its events. It stops receiving first.</summary>
    /// <returns>False when there is no such endpoint.</returns>
    Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken);
}
