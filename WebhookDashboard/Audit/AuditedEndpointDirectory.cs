using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Audit;

/// <summary>The endpoints, with a line of the audit for each change.</summary>
internal sealed class AuditedEndpointDirectory(EndpointDirectory inner, IAuditTrail audit) : IEndpointDirectory
{
    public event Action? Changed
    {
        add => inner.Changed += value;
        remove => inner.Changed -= value;
    }

    public IReadOnlyList<WebhookEndpoint> All => inner.All;

    public WebhookEndpoint? Find(EndpointSlug slug) => inner.Find(slug);

    public async Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        var created = await inner.CreateAsync(endpoint, cancellationToken);
        if (created)
        {
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {endpoint.Slug} created.");
        }

        return created;
    }

    public async Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        var before = inner.Find(endpoint.Slug);
        var updated = await inner.UpdateAsync(endpoint, cancellationToken);
        if (updated && before is not null && SettingChanges.Between(before, endpoint) is { Count: > 0 } changes)
        {
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {endpoint.Slug} changed: {string.Join(", ", changes)}.");
        }

        return updated;
    }

    public async Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken)
    {
        var deleted = await inner.DeleteAsync(slug, cancellationToken);
        if (deleted)
        {
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {slug} deleted with all that it had kept.");
        }

        return deleted;
    }
}
