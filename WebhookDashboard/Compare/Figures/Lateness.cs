namespace WebhookDashboard.Compare.Figures;

/// <summary>When a copy caught up with a change: it had that state or a later one.</summary>
/// <param name="Version">Of the change.</param>
/// <param name="KnownAt">Since the run's start.</param>
/// <param name="Late">Since the change.</param>
/// <param name="IsSeen">False for a state that was overwritten before the copy saw it.</param>
/// <param name="By">What brought the state.</param>
public sealed record Lateness(int Version, TimeSpan KnownAt, TimeSpan Late, bool IsSeen, ObservationKind By);
