namespace WebhookDashboard.Domain.Endpoints;

/// <summary>
/// How much an endpoint keeps; over a limit its oldest events are deleted. The limits of the whole log (<c>Storage:Retain…</c>)
/// hold as well. Null: no limit.
/// </summary>
public sealed record RetentionLimits
{
    public const long MaxEvents = 1_000_000_000_000;
    public const double MaxDays = 36_500;
    public const long MaxBytes = 100_000_000_000_000;

    /// <summary>How many events, at least 1.</summary>
    public long? Events { get; init; }

    /// <summary>How old an event may be, in days, up to 36,500.</summary>
    public double? Days { get; init; }

    /// <summary>How many bytes the bodies may have in all, at least 1.</summary>
    public long? Bytes { get; init; }
}
