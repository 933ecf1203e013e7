using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

/// <summary>What the events of one kind have in common. <see cref="EventKindRow"/> explains kinds.</summary>
internal readonly record struct EventKind(EndpointSlug Endpoint, string Method, string EventType, Verdict Verdict)
{
    /// <summary>A mixed kind, for events that found no room for a kind of their own.</summary>
    public EventKind Mixed => this with { Method = EventKindRow.Mixed, EventType = "" };

    public static EventKind Of(ReceivedWebhook webhook) =>
        new(webhook.Endpoint, webhook.Method, webhook.EventType ?? "", webhook.Signature.Verdict);
}
