using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

/// <summary>The filters of events, as text: the part of <see cref="EventQuery"/> that says which, and not where in the log.</summary>
internal sealed record EventFilterQuery
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

    public EventQuery Anywhere => new()
    {
        Endpoint = Endpoint,
        Method = Method,
        Type = Type,
        Verdict = Verdict,
        From = From,
        To = To,
        MinSize = MinSize,
        MaxSize = MaxSize,
        Duplicates = Duplicates,
        Pinned = Pinned,
        Search = Search,
        Where = Where,
    };
}
