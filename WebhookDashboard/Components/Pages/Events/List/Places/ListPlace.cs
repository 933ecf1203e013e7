namespace WebhookDashboard.Components.Pages.Events.List.Places;

/// <summary>Where in the log a list begins, if not at its newest event.</summary>
/// <param name="Time">At the last event received until then.</param>
/// <param name="Sequence">At this event.</param>
internal sealed record ListPlace(DateTimeOffset? Time, long? Sequence);
