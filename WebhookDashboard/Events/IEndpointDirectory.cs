using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events;

/// <summary>The endpoints that receive, held in memory, since every request looks one up.</summary>
internal interface IEndpointDirectory
{
    /// <summary>In the order in which they were made.</summary>
    IReadOnlyList<WebhookEndpoint> All { get; }

    /// <summary>Told after each change, on the thread that made it.</summary>
    ChangeSignal Changed { get; }

    /// <summary>One dictionary look-up; null when there is none.</summary>
    WebhookEndpoint? Find(EndpointSlug slug);

    /// <returns>False when the slug is taken.</returns>
    Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <returns>False when there is no such endpoint.</returns>
    Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Deletes an endpoint with all that it kept. It stops receiving first.</summary>
    /// <returns>False when there is no such endpoint.</returns>
    Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken);
}
