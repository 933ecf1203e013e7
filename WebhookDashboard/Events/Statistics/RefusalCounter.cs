using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Statistics;

/// <summary>
/// Counts refused requests by endpoint and status. Counts in memory and saves once a second: a refusal must cost the sender
/// of a flood more than this server, and must not fail when the disk is full.
/// </summary>
internal sealed class RefusalCounter(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock)
    : IDisposable
{
    private readonly ConcurrentDictionary<(EndpointSlug Endpoint, int Status), (long Count, DateTimeOffset Last)> _unsaved = new();

    /// <summary>Held while counts move to the database, so that a read counts each refusal once.</summary>
    private readonly SemaphoreSlim _moving = new(1);

    /// <param name="endpoint">The endpoint; the default value if the request reached none.</param>
    /// <param name="status">The status of the answer.</param>
    public void Count(EndpointSlug endpoint, int status)
    {
        var now = clock.GetUtcNow();
        _unsaved.AddOrUpdate(
            (endpoint, status),
            static (_, time) => (1, time),
            static (_, counted, time) => (counted.Count + 1, time),
            now);
    }

    public async Task<ILookup<EndpointSlug, RefusalCount>> ReadAsync(CancellationToken cancellationToken)
    {
        await _moving.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var counts = await context.Refusals.AsNoTracking()
                .ToDictionaryAsync(r => (r.Endpoint, r.Status), r => (r.Count, Last: r.LastAt), cancellationToken);
            foreach (var (key, unsaved) in _unsaved)
            {
                counts[key] = (counts.GetValueOrDefault(key).Count + unsaved.Count, unsaved.Last);
            }

            return counts
                .OrderBy(c => c.Key.Status)
                .ToLookup(c => c.Key.Endpoint, c => new RefusalCount(c.Key.Status, c.Value.Count, c.Value.Last));
        }
        finally
        {
            _moving.Release();
        }
    }

    /// <summary>Saves what was counted. A count for an endpoint that was deleted meanwhile is dropped.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_unsaved.IsEmpty)
        {
            return;
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await _moving.WaitAsync(cancellationToken);
        try
        {
            var saved = _unsaved.ToArray();
            var counting = saved.Select(one => one.Key.Endpoint).Distinct().ToArray();
            var existing = await context.Endpoints.Where(e => counting.Contains(e.Slug)).Select(e => e.Slug).ToListAsync(cancellationToken);
            foreach (var ((endpoint, status), counted) in saved.Where(one => one.Key.Endpoint == default || existing.Contains(one.Key.Endpoint)))
            {
                var row = await context.Refusals.FindAsync([endpoint, status], cancellationToken);
                if (row is null)
                {
                    context.Add(row = new RefusalRow { Endpoint = endpoint, Status = status });
                }

                row.Count += counted.Count;
                row.LastAt = counted.Last;
            }

            await context.SaveChangesAsync(cancellationToken);
            foreach (var (key, counted) in saved)
            {
                Subtract(key, counted.Count);
            }
        }
        finally
        {
            _moving.Release();
        }
    }

    public async Task ForgetAsync(EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        foreach (var key in _unsaved.Keys.Where(key => key.Endpoint == endpoint))
        {
            _unsaved.TryRemove(key, out _);
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Refusals.Where(r => r.Endpoint == endpoint).ExecuteDeleteAsync(cancellationToken);
    }

    public void Dispose() => _moving.Dispose();

    /// <summary>Subtracts what was saved; what was counted meanwhile stays.</summary>
    private void Subtract((EndpointSlug Endpoint, int Status) key, long written)
    {
        while (_unsaved.TryGetValue(key, out var now))
        {
            var done = now.Count == written
                ? _unsaved.TryRemove(KeyValuePair.Create(key, now))
                : _unsaved.TryUpdate(key, now with { Count = now.Count - written }, now);
            if (done)
            {
                return;
            }
        }
    }
}
