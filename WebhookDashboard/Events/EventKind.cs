using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

/// <summary>What the events of one kind have in common. <see cref="EventKindRow"/> explains kinds.</summary>
internal readonly record struct EventKind(EndpointSlug Endpoint, string Method, string EventType, Verdict Verdict, bool Pinned)
{
    /// <summary>A mixed kind, for events that found no room for a kind of their own.</summary>
    public EventKind Mixed => this with { Method = EventKindRow.Mixed, EventType = "" };

    public static EventKind Of(ReceivedWebhook webhook) =>
        new(webhook.Endpoint, webhook.Method, webhook.EventType ?? "", webhook.Signature.Verdict, webhook.Imported is { Pinned: true });

    /// <summary>The kind of a stored event once it is pinned, or unpinned.</summary>
    public static EventKind Of(EventRow row, bool pinned) =>
        new(row.Endpoint, row.Method, row.EventType ?? "", row.Verdict ?? Verdict.Unchecked, pinned);
}
