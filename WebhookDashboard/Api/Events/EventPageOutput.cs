using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Events;

internal sealed record EventPageOutput(
    [property: Description("Newest first.")] IReadOnlyList<EventSummary> Items,
    [property: Description("The value of 'before' for the next older page; null if there is none.")] long? NextBefore,
    [property: Description("How far the page looked where that took too long to fill it; null for a page that is full or the last.")] long? SearchedTo);
