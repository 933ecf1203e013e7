namespace WebhookDashboard.Compare;

/// <summary>What became of the changes whose webhook was lost: how the copy that is told came to know of them.</summary>
/// <param name="Lost">How many there were.</param>
/// <param name="Reconciled">It asked.</param>
/// <param name="Overtaken">The next webhook brought a later state.</param>
public sealed record LostFates(int Lost, int Reconciled, int Overtaken)
{
    /// <summary>Not known of yet.</summary>
    public int Open => Lost - Reconciled - Overtaken;

    public static LostFates Of(IReadOnlyList<SourceChange> changes, IReadOnlyList<Lateness> passed)
    {
        var known = passed.Where(late => changes[late.Version - 1].IsLost).ToList();
        var reconciled = known.Count(late => late.By == LessonKind.Reconcile);
        return new LostFates(changes.Count(change => change.IsLost), reconciled, known.Count - reconciled);
    }
}
