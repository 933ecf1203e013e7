namespace WebhookDashboard.Compare;

/// <summary>When a copy was past a change: it had this state, or already a later one.</summary>
/// <param name="Version">Of the change.</param>
/// <param name="KnownAt">Since the run's start.</param>
/// <param name="Late">Since the change.</param>
/// <param name="IsSeen">False for a state that was overwritten before the copy saw it.</param>
/// <param name="By">What brought it.</param>
public sealed record Lateness(int Version, TimeSpan KnownAt, TimeSpan Late, bool IsSeen, LessonKind By);
