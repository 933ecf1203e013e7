using WebhookDashboard.Audit;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Settings;

/// <summary>An audit in memory, for tests of the page.</summary>
internal sealed class HandTrail : IAuditTrail
{
    /// <summary>Newest first. Replaced, never changed: the page may be enumerating it.</summary>
    private List<AuditLine> _lines = [];

    public ChangeSignal Written { get; } = new();

    public int Watchers => Written.Subscribers;

    public Task WriteAsync(AuditKind kind, string what, Actor? actor = null)
    {
        _lines = [new AuditLine(_lines.Count + 1, AnEvent.SomeTime, kind, actor?.Name ?? "token", actor?.From, what), .. _lines];
        Written.Tell();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditLine>> ReadAsync(AuditKind? kind, long? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditLine>>([.. _lines.Where(line => (kind is null || line.Kind == kind) && line.Id < (before ?? long.MaxValue)).Take(limit)]);
}
