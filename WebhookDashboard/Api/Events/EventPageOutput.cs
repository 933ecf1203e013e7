using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Events;

internal sealed record EventPageOutput(
    [property: Description("Newest first.")] IReadOnlyList<EventSummary> Items,
    [property: Description("What to give as 'before' for the next older page; null when there is none.")] long? NextBefore);
