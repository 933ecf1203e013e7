using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>How many requests were refused with a status.</summary>
/// <param name="Why">The reason, in a word or two.</param>
public sealed record RefusalFigure(int Status, string Why, long Count, DateTimeOffset LastAt)
{
    /// <param name="refused">The count.</param>
    /// <param name="isAtEndpoint">Whether the requests reached an endpoint.</param>
    internal static RefusalFigure Of(RefusalCount refused, bool isAtEndpoint) => new(
        refused.Status,
        refused.Status switch
        {
            400 => "malformed request",
            401 => "invalid signature",
            404 => isAtEndpoint ? "disabled" : "no such endpoint",
            405 => "method not allowed",
            408 => "sent too slowly",
            413 => "body too large",
            414 => "URL too long",
            429 => "rate limit exceeded",
            431 => "headers too large",
            503 => isAtEndpoint ? "could not be stored" : "too many at once",
            505 => "HTTP version not supported",
            _ => "rejected",
        },
        refused.Count,
        refused.LastAt);
}
