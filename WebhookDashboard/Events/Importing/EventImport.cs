using Microsoft.Extensions.Options;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Events.Importing;

/// <summary>
/// Stores events that were exported from another log, or from this one earlier. They pass through the same commits as received
/// ones, a batch at a time, so that senders find room in the queue beside them.
/// </summary>
internal sealed class EventImport(
    IEventLog log, IEndpointDirectory endpoints, IAuditTrail audit, IOptions<StorageOptions> storage, IOptions<AppendOptions> queue, TimeProvider clock)
    : IDisposable
{
    /// <summary>The most bytes of bodies in a batch, unless a single body is larger.</summary>
    public const long MaxBatchBytes = 4L * 1024 * 1024;

    /// <summary>An import creates no endpoint beyond this number of all.</summary>
    public const int MaxEndpoints = 1_000;

    private const int LargestBatch = 256;

    /// <summary>The part of the queue that a batch may take.</summary>
    private const int ShareOfQueue = 4;

    private static readonly TimeSpan WhileBusy = TimeSpan.FromMilliseconds(50);

    /// <summary>Two imports of the same events at the same time must not both find them missing.</summary>
    private readonly SemaphoreSlim _oneBatch = new(1);

    /// <summary>The most events in a batch.</summary>
    public int MaxBatch => Math.Clamp(queue.Value.MaxPending / ShareOfQueue, 1, LargestBatch);

    /// <summary>Stores those events of a batch that are not stored, in their order. Missing endpoints are created, disabled.</summary>
    public async Task<ImportedBatch> StoreAsync(IReadOnlyList<ReceivedWebhook> batch, CancellationToken cancellationToken)
    {
        await _oneBatch.WaitAsync(cancellationToken);
        try
        {
            var stored = await log.FindStoredAsync([.. batch.Select(webhook => webhook.Id)], cancellationToken);
            var met = new HashSet<EventId>(stored);
            var fresh = batch.Where(webhook => met.Add(webhook.Id)).ToList();
            var kept = fresh.Where(webhook => !IsExpired(webhook)).ToList();
            var missing = kept.Select(webhook => webhook.Endpoint).Distinct().Where(slug => endpoints.Find(slug) is null).ToList();
            if (missing.Count > 0 && endpoints.All.Count + missing.Count > MaxEndpoints)
            {
                return new ImportedBatch(default, $"Its endpoint '{missing[0]}' is missing here, and an import creates endpoints only up to {MaxEndpoints:N0} in all.", IsOfStorage: false);
            }

            foreach (var slug in missing)
            {
                // Disabled, since nobody here has decided to receive anything there.
                await endpoints.CreateAsync(new WebhookEndpoint { Slug = slug, Name = slug.Value, Enabled = false }, cancellationToken);
            }

            var results = await AppendAsync(kept);
            return new ImportedBatch(
                new ImportCounts(results.LongCount(result => result is AppendResult.Stored), batch.Count - fresh.Count, fresh.Count - kept.Count),
                results.OfType<AppendResult.Unavailable>().FirstOrDefault()?.Reason);
        }
        finally
        {
            _oneBatch.Release();
        }
    }

    /// <summary>Records an import in the audit.</summary>
    public Task RecordAsync(ImportCounts counts) => counts.Imported == 0
        ? Task.CompletedTask
        : audit.WriteAsync(AuditKind.Change, $"Events imported: {counts.Imported}.");

    public void Dispose() => _oneBatch.Dispose();

    /// <summary>Appends in order. It can't be cancelled half-way, so that the counts are true.</summary>
    private async Task<AppendResult[]> AppendAsync(List<ReceivedWebhook> webhooks)
    {
        var appends = new List<Task<AppendResult>>(webhooks.Count);
        foreach (var webhook in webhooks)
        {
            var append = log.AppendAsync(webhook, CancellationToken.None).AsTask();
            while (append is { IsCompletedSuccessfully: true, Result: AppendResult.Busy })
            {
                await Task.Delay(WhileBusy, clock);
                append = log.AppendAsync(webhook, CancellationToken.None).AsTask();
            }

            appends.Add(append);
        }

        return await Task.WhenAll(appends);
    }

    private bool IsExpired(ReceivedWebhook webhook) =>
        webhook.Imported is not { Pinned: true }
        && (IsOlderThan(webhook, storage.Value.RetainDays) || IsOlderThan(webhook, endpoints.Find(webhook.Endpoint)?.Retention?.Days ?? 0));

    /// <param name="webhook">The event.</param>
    /// <param name="days">0: no limit.</param>
    private bool IsOlderThan(ReceivedWebhook webhook, double days) =>
        days > 0 && webhook.ReceivedAt < clock.GetUtcNow() - TimeSpan.FromDays(days);
}
