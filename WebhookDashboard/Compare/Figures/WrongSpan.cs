namespace WebhookDashboard.Compare.Figures;

/// <summary>A time during which a copy showed a wrong quantity.</summary>
/// <param name="From">Since the run's start.</param>
/// <param name="To">The same; <see langword="null"/> while it is still wrong.</param>
public sealed record WrongSpan(TimeSpan From, TimeSpan? To);
