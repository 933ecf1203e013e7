using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

/// <summary>The parameters of a list of events, as text. <see cref="EventQueryParser"/> says what is wrong with one.</summary>
internal sealed record EventQuery(
    [property: Description("The endpoint's slug; repeat it for several.")] string[]? Endpoint,
    [property: Description("The HTTP method.")] string? Method,
    [property: Description("The event type, as the event shows it; (none) for events without one; order.* for all types that begin with 'order.'.")] string? Type,
    [property: Description("The result of the signature check.")] string? Verdict,
    [property: Description("Received at this time or later, ISO 8601; without an offset: UTC.")] string? From,
    [property: Description("Received before this time, ISO 8601; without an offset: UTC.")] string? To,
    [property: Description("The least size of the body, in bytes.")] string? MinSize,
    [property: Description("The greatest size of the body, in bytes.")] string? MaxSize,
    [property: Description("Events whose sender's id an earlier event of the endpoint already had: 'only' these, or 'hide' them.")] string? Duplicates,
    [property: Description("Words and \"quoted phrases\". Each must occur in the decoded body, the path, the query or a header, as a substring, letter case aside. In a phrase, \\\" is a quote.")] string? Search,
    [property: Description("A condition on the JSON of the body, such as $.amount > 50 or $.items[*].sku = \"A-1\"; repeat it for several, all of which must be met. =, !=, <, <=, >, >=, contains, exists. One value at the path suffices.")] string[]? Where,
    [property: Description("Only events with a lower sequence, newest first. Beyond the head of the log: the newest of all.")] string? Before,
    [property: Description("Only events with a higher sequence. Refused beyond the head of the log.")] string? After,
    [property: Description("The maximum number of events.")] string? Limit);
