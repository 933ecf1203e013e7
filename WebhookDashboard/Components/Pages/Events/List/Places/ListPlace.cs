namespace WebhookDashboard.Components.Pages.Events.List.Places;

/// <summary>Where in the log a list begins, if not at its newest event.</summary>
/// <param name="Time">At the last event received until then.</param>
/// <param name="Sequence">At this event, or the last one before it.</param>
internal sealed record ListPlace(DateTimeOffset? Time, long? Sequence)
{
    /// <summary>The place of a view; null: at its newest event.</summary>
    public static ListPlace? Of(EventsView view) => view.At switch
    {
        null => null,
        { } time when time == EventsView.Oldest => new ListPlace(Time: null, Sequence: 0),
        { } time => new ListPlace(time, Sequence: null),
    };
}
