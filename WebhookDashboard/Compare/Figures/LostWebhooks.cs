namespace WebhookDashboard.Compare.Figures;

/// <summary>How the copy that gets webhooks learned of the changes whose webhook was lost.</summary>
/// <param name="Lost">The number of lost webhooks.</param>
/// <param name="Reconciled">Found by reconciling.</param>
/// <param name="Overtaken">Superseded by the state of a later webhook.</param>
public sealed record LostWebhooks(int Lost, int Reconciled, int Overtaken)
{
    /// <summary>Still unknown to the copy.</summary>
    public int Open => Lost - Reconciled - Overtaken;

    public static LostWebhooks Of(IReadOnlyList<SourceChange> changes, IReadOnlyList<Lateness> passed)
    {
        var known = passed.Where(late => changes[late.Version - 1].IsLost).ToList();
        var reconciled = known.Count(late => late.By == ObservationKind.Reconcile);
        return new LostWebhooks(changes.Count(change => change.IsLost), reconciled, known.Count - reconciled);
    }
}
