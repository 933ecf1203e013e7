namespace WebhookDashboard.Compare.Figures;

/// <summary>A run up to a moment: everything its figures are computed from.</summary>
/// <param name="ProductId">The shop's product that changes.</param>
/// <param name="StartedAt">The origin of all other times.</param>
/// <param name="Initial">Its stock at the start.</param>
/// <param name="Changes">By version.</param>
/// <param name="Pull">What the polling copy learned, in order.</param>
/// <param name="Push">The other copy's webhooks and reconciling requests, in order.</param>
/// <param name="Elapsed">Since the start.</param>
public sealed record RunData(
    string ProductId,
    DateTimeOffset StartedAt,
    long Initial,
    IReadOnlyList<SourceChange> Changes,
    IReadOnlyList<Observation> Pull,
    IReadOnlyList<Observation> Push,
    TimeSpan Elapsed)
{
    public SideAccount PullAccount() => SideAccount.Compute(Initial, Changes, Pull, Elapsed);

    public SideAccount PushAccount() => SideAccount.Compute(Initial, Changes, Push, Elapsed);
}
