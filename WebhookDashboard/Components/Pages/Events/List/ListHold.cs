namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>Whether new rows have to wait, so that nothing moves while someone reads.</summary>
internal sealed class ListHold
{
    /// <summary>When the list was paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Whether the browser has not said yet where the list is scrolled to and what the pointer is over.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>Whether the list is scrolled to its top.</summary>
    public bool AtTop { get; set; } = true;

    /// <summary>Whether the pointer is over the list, or the keyboard moves in it.</summary>
    public bool InUse { get; set; }

    /// <summary>Whether an event is open beside the list.</summary>
    public bool IsReading { get; set; }

    public bool IsOn => PausedAt is not null || IsUnknown || !AtTop || InUse || IsReading;
}
