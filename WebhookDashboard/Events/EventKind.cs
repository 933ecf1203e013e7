using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

/// <summary>What the events of a kind have in common; <see cref="EventKindRow"/> says what kinds are for.</summary>
internal readonly record struct EventKind(EndpointSlug Endpoint, string Method, string EventType, Verdict Verdict)
{
    /// <summary>The kind of those that found no room for one of their own.</summary>
    public EventKind Mixed => this with { Method = EventKindRow.Mixed, EventType = "" };

    public static EventKind Of(ReceivedWebhook webhook) =>
        new(webhook.Endpoint, webhook.Method, webhook.EventType ?? "", webhook.Signature.Verdict);
}
