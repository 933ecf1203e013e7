namespace WebhookDashboard.Compare.Figures;

/// <summary>The figures of one copy.</summary>
public sealed record SideFigures
{
    public static readonly SideFigures None = new();

    /// <summary>Polls; or webhooks and the requests that reconcile.</summary>
    public int Requests { get; init; }

    /// <summary>The requests that brought nothing new.</summary>
    public int ToldNothing { get; init; }

    /// <summary>The <see cref="Requests"/> without a usable answer.</summary>
    public int Failed { get; init; }

    /// <summary>The <see cref="Requests"/> that reconcile.</summary>
    public int Reconciling { get; init; }

    public long BytesIn { get; init; }

    public long BytesOut { get; init; }

    /// <summary>Changes whose exact state the copy had at some time.</summary>
    public int Learned { get; init; }

    /// <summary>Changes that were overwritten before the copy saw them.</summary>
    public int NeverSeen { get; init; }

    /// <summary>Changes that the copy has not caught up with.</summary>
    public int Pending { get; init; }

    /// <summary>Changes that reconciling brought, see <see cref="Lateness.By"/>.</summary>
    public int Healed { get; init; }

    /// <summary>
    /// The median time from a change until the copy had it or a later one; null before the first.
    /// </summary>
    public TimeSpan? MedianLate { get; init; }

    /// <summary>By nearest rank: at least 95 % of the changes were at most this late.</summary>
    public TimeSpan? P95Late { get; init; }

    public TimeSpan? WorstLate { get; init; }

    public TimeSpan? MeanLate { get; init; }

    /// <summary>The share of the run's time, 0 to 1, during which the copy showed the source's quantity.</summary>
    public double RightShare { get; init; } = 1;

    /// <summary>Since when the copy is wrong; null while it is right.</summary>
    public TimeSpan? WrongSince { get; init; }

    /// <summary>The quantity that the copy shows.</summary>
    public long Quantity { get; init; }
}
