using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

/// <summary>The filters of events, as text: the part of <see cref="EventQuery"/> that says which, and not where in the log.</summary>
internal sealed record EventFilterQuery(
    [property: Description("The endpoint's slug; repeat it for several.")] string[]? Endpoint,
    [property: Description("The HTTP method.")] string? Method,
    [property: Description("The event type, as the event shows it.")] string? Type,
    [property: Description("What the check of the signature found.")] string? Verdict,
    [property: Description("Text to search for. Not available yet.")] string? Search,
    [property: Description("Received at this time or later, ISO 8601; without an offset: UTC.")] string? From,
    [property: Description("Received before this time, ISO 8601; without an offset: UTC.")] string? To)
{
    public EventQuery Anywhere => new(Endpoint, Method, Type, Verdict, Search, From, To, Before: null, After: null, Limit: null);
}
