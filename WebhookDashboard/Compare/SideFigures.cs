namespace WebhookDashboard.Compare;

/// <summary>What a run shows of one copy.</summary>
public sealed record SideFigures
{
    public static readonly SideFigures None = new();

    /// <summary>Polls; or webhooks and the requests that reconcile.</summary>
    public int Requests { get; init; }

    /// <summary>Of them those by which the copy learned nothing.</summary>
    public int ToldNothing { get; init; }

    /// <summary>Of <see cref="Requests"/> those that got no usable answer.</summary>
    public int Failed { get; init; }

    /// <summary>Of <see cref="Requests"/> those that reconcile.</summary>
    public int Reconciling { get; init; }

    public long BytesIn { get; init; }

    public long BytesOut { get; init; }

    /// <summary>Changes whose very state the copy once had.</summary>
    public int Learned { get; init; }

    /// <summary>Changes that were overwritten before the copy saw them.</summary>
    public int NeverSeen { get; init; }

    /// <summary>Changes that the copy has not come past yet.</summary>
    public int Pending { get; init; }

    /// <summary>Of the changes that reconciling brought, see <see cref="Lateness.By"/>.</summary>
    public int Healed { get; init; }

    /// <summary>
    /// From a change until the copy had it or a later one; null before the first. The middle one, or the mean of the two
    /// middle ones.
    /// </summary>
    public TimeSpan? MedianLate { get; init; }

    /// <summary>By nearest rank: at least 95 % of the changes were at most so late.</summary>
    public TimeSpan? P95Late { get; init; }

    public TimeSpan? WorstLate { get; init; }

    public TimeSpan? MeanLate { get; init; }

    /// <summary>The share of the run's time, 0 to 1, during which the copy showed the source's quantity.</summary>
    public double RightShare { get; init; } = 1;

    /// <summary>Since when it shows another one; null while it is right.</summary>
    public TimeSpan? WrongSince { get; init; }

    /// <summary>What the copy shows.</summary>
    public long Quantity { get; init; }
}
