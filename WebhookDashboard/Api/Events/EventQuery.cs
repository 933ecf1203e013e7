using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

/// <summary>The parameters of a list of events, as text. <see cref="EventQueryParser"/> says what is wrong with one.</summary>
internal sealed record EventQuery(
    [property: Description("The endpoint's slug; repeat it for several.")] string[]? Endpoint,
    [property: Description("The HTTP method.")] string? Method,
    [property: Description("The event type, as the event shows it; (none) for events without one.")] string? Type,
    [property: Description("The result of the signature check.")] string? Verdict,
    [property: Description("Text to search for. Not available yet.")] string? Search,
    [property: Description("Received at this time or later, ISO 8601; without an offset: UTC.")] string? From,
    [property: Description("Received before this time, ISO 8601; without an offset: UTC.")] string? To,
    [property: Description("Only events with a lower sequence, newest first. Beyond the head of the log: the newest of all.")] string? Before,
    [property: Description("Only events with a higher sequence. Refused beyond the head of the log.")] string? After,
    [property: Description("The maximum number of events.")] string? Limit);
