using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

/// <summary>The parameters of a list of events, as text. <see cref="EventQueryParser"/> says what is wrong with one.</summary>
/// <remarks>No constructor with parameters: the SDK's generator of request delegates fails on nullable ones (CS8639).</remarks>
internal sealed record EventQuery
{
    [Description("The endpoint's slug; repeat it for several.")]
    public string[]? Endpoint { get; init; }

    [Description("The HTTP method.")]
    public string? Method { get; init; }

    [Description("The event type, as the event shows it; (none) for events without one; order.* for all types that begin with 'order.'.")]
    public string? Type { get; init; }

    [Description("The result of the signature check.")]
    public string? Verdict { get; init; }

    [Description("Received at this time or later, ISO 8601; without an offset: UTC.")]
    public string? From { get; init; }

    [Description("Received before this time, ISO 8601; without an offset: UTC.")]
    public string? To { get; init; }

    [Description("The least size of the body, in bytes.")]
    public string? MinSize { get; init; }

    [Description("The greatest size of the body, in bytes.")]
    public string? MaxSize { get; init; }

    [Description("Events whose sender's id an earlier event of the endpoint already had: 'only' these, or 'hide' them.")]
    public string? Duplicates { get; init; }

    [Description("'true': only pinned events.")]
    public string? Pinned { get; init; }

    [Description("Words and \"quoted phrases\". Each must occur in the decoded body, the path, the query or a header, as a substring, letter case aside. In a phrase, \\\" is a quote.")]
    public string? Search { get; init; }

    [Description("A condition on the JSON of the body, such as $.amount > 50 or $.items[*].sku = \"A-1\"; repeat it for several, all of which must be met. =, !=, <, <=, >, >=, contains, exists. One value at the path suffices.")]
    public string[]? Where { get; init; }

    [Description("Only events with a lower sequence, newest first. Beyond the head of the log: the newest of all.")]
    public string? Before { get; init; }

    [Description("Only events with a higher sequence. Refused beyond the head of the log.")]
    public string? After { get; init; }

    [Description("The maximum number of events.")]
    public string? Limit { get; init; }
}
