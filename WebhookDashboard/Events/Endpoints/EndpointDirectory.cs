using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Endpoints;

/// <summary>The endpoints, held in memory. Each change is audited after it has given up the turn to write.</summary>
internal sealed partial class EndpointDirectory(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    DeletionQueue deletions,
    RefusalCounter refusals,
    LogHead head,
    SecretSeal seal,
    IAuditTrail audit,
    IEnumerable<FirstEndpoint> firstEndpoints,
    TimeProvider clock,
    ILogger<EndpointDirectory> logger)
    : IEndpointDirectory, IHostedService
{
    private volatile FrozenDictionary<EndpointSlug, WebhookEndpoint> _bySlug =
        FrozenDictionary<EndpointSlug, WebhookEndpoint>.Empty;

    private volatile IReadOnlyList<WebhookEndpoint> _all = [];

    public ChangeSignal Changed { get; } = new();

    public IReadOnlyList<WebhookEndpoint> All => _all;

    public WebhookEndpoint? Find(EndpointSlug slug) => _bySlug.GetValueOrDefault(slug);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var state = await context.LogState.SingleAsync(cancellationToken);
            if (!state.Seeded)
            {
                var now = clock.GetUtcNow();
                context.Endpoints.AddRange(firstEndpoints.Select((first, i) => new EndpointRow
                {
                    Slug = EndpointSlug.Parse(first.Slug),
                    Name = first.Name,
                    CreatedAt = now.AddMilliseconds(i), // Lists are sorted by this time.
                }));
                state.Seeded = true;
                await context.SaveChangesAsync(cancellationToken);
            }

            await SealAsync(context, cancellationToken);
        }

        await ReloadAsync(changed: null, cancellationToken);
        foreach (var endpoint in _all.Where(endpoint => endpoint.Signature.UnreadableSecrets.Count > 0))
        {
            Log.Unreadable(logger, endpoint.Slug);
        }

        await SweepAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        var created = await ChangeAsync(
            endpoint.Slug,
            (context, existing) =>
            {
                if (existing is not null)
                {
                    return Task.FromResult(false);
                }

                var row = new EndpointRow { Slug = endpoint.Slug, CreatedAt = clock.GetUtcNow() };
                row.Take(endpoint, seal);
                context.Add(row);
                return Task.FromResult(true);
            },
            cancellationToken);
        if (created)
        {
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {endpoint.Slug} created.");
        }

        return created;
    }

    public async Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        WebhookEndpoint? before = null;
        var updated = await ChangeAsync(
            endpoint.Slug,
            (_, existing) =>
            {
                before = Find(endpoint.Slug);
                existing?.Take(endpoint, seal);
                return Task.FromResult(existing is not null);
            },
            cancellationToken);
        if (updated && before is not null && SettingChanges.Between(before, endpoint) is { Count: > 0 } changes)
        {
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {endpoint.Slug} changed: {string.Join(", ", changes)}.");
        }

        return updated;
    }

    public async Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken)
    {
        DeletionRow? events = null;
        var deleted = await ChangeAsync(
            slug,
            async (context, existing) =>
            {
                if (existing is null)
                {
                    return false;
                }

                context.Remove(existing);
                events = await deletions.AddAsync(context, slug, cancellationToken);
                return true;
            },
            cancellationToken);
        if (deleted)
        {
            await deletions.FinishAsync(events!, CancellationToken.None);
            await refusals.ForgetAsync(slug, CancellationToken.None);
            Changed.Tell();
            await audit.WriteAsync(AuditKind.Change, $"Endpoint {slug} deleted with all its events.");
        }

        return deleted;
    }

    /// <summary>
    /// Deletes events that were committed to an endpoint during its deletion, or left when the process was killed.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Read before looking for the endpoint: the events of one that is created after the look are beyond this.
        var upTo = head.Sequence;
        var kept = await ReadKeptAsync(cancellationToken);
        var orphans = kept.Where(slug => Find(slug) is null).ToList();
        if (orphans.Count == 0)
        {
            return;
        }

        var underWay = (await deletions.ReadAsync(cancellationToken)).Where(deletion => deletion.Pins is null).SelectMany(deletion => deletion.Endpoints).ToHashSet();
        foreach (var orphan in orphans.Where(slug => !underWay.Contains(slug)))
        {
            await deletions.DeleteAsync(new EventFilter { Endpoints = [orphan] }, upTo, cancellationToken);
        }
    }

    /// <summary>Encrypts secrets that are stored unencrypted, and erases the old text from the file.</summary>
    private async Task SealAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var plain = 0;
        foreach (var row in await context.Endpoints.ToListAsync(cancellationToken))
        {
            plain += row.SealPlain(seal) ? 1 : 0;
        }

        if (plain > 0)
        {
            await context.SaveAndEraseAsync(cancellationToken);
            Log.Sealed(logger, plain);
        }
    }

    private async Task<bool> ChangeAsync(
        EndpointSlug slug, Func<DashboardContext, EndpointRow?, Task<bool>> change, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await change(context, await context.Endpoints.FindAsync([slug], cancellationToken)))
            {
                return false;
            }

            await context.SaveChangesAsync(cancellationToken);

            // Still within the turn to write, so that of two changes the later one also stays in memory.
            await ReloadAsync(changed: slug, CancellationToken.None);
        }

        Changed.Tell();
        return true;
    }

    private async Task<List<EndpointSlug>> ReadKeptAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EventKinds.Select(kind => kind.Endpoint).Distinct().ToListAsync(cancellationToken);
    }

    /// <param name="changed">The endpoint that changed. All others stay the same object, which tells callers that they did
    /// not change.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    private async Task ReloadAsync(EndpointSlug? changed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Endpoints.AsNoTracking().ToListAsync(cancellationToken);
        _all = [.. rows.Select(row => (row.Slug == changed ? null : Find(row.Slug)) ?? row.ToEndpoint(seal)).OrderBy(e => e.CreatedAt).ThenBy(e => e.Name, StringComparer.Ordinal)];
        _bySlug = _all.ToFrozenDictionary(endpoint => endpoint.Slug);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.SecretsEncrypted, LogLevel.Information, "Encrypted the secrets of {Count} endpoints that an older version had stored unencrypted")]
        public static partial void Sealed(ILogger logger, int count);

        [LoggerMessage(
            LogEventIds.Events.SecretUnreadable,
            LogLevel.Warning,
            "A secret of the endpoint {Endpoint} can't be read, because the key is gone that it was encrypted with: enter it again on the endpoint's page, or bring the key back (README, \"Secrets\")")]
        public static partial void Unreadable(ILogger logger, EndpointSlug endpoint);
    }
}
