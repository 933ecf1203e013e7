using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>How many requests were refused with a status.</summary>
public sealed record RefusalFigure(int Status, long Count, DateTimeOffset LastAt)
{
    /// <summary>The reason, in a word or two.</summary>
    public required string Why { get; init; }

    internal static RefusalFigure AtEndpoint(RefusalCount refused) => From(refused, refused.Status switch
    {
        401 => "invalid signature",
        404 => "disabled",
        405 => "method not allowed",
        429 => "rate limit exceeded",
        503 => "could not be stored",
        _ => Unreadable(refused.Status),
    });

    internal static RefusalFigure BeforeEndpoint(RefusalCount refused) => From(refused, refused.Status switch
    {
        404 => "no such endpoint",
        405 => "method not allowed",
        _ => Unreadable(refused.Status),
    });

    private static RefusalFigure From(RefusalCount refused, string why) => new(refused.Status, refused.Count, refused.LastAt) { Why = why };

    private static string Unreadable(int status) => status switch
    {
        400 => "malformed request",
        408 => "sent too slowly",
        413 => "body too large",
        414 => "URL too long",
        431 => "headers too large",
        505 => "HTTP version not supported",
        _ => "refused",
    };
}
