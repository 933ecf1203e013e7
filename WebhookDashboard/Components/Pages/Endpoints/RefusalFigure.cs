namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>How often an endpoint refused with a status.</summary>
public sealed record RefusalFigure(int Status, long Count, DateTimeOffset LastAt)
{
    /// <summary>Why, in a word or two.</summary>
    public string Why => Status switch
    {
        401 => "signature refused",
        404 => "disabled",
        405 => "method not allowed",
        413 => "body over the limit",
        429 => "over the rate",
        503 => "could not store",
        _ => "refused",
    };
}
