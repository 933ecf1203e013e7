namespace WebhookDashboard.Compare.Runs;

/// <summary>The settings of a run. Values out of range are clamped, so that a mistyped link still opens.</summary>
public sealed record RunSettings
{
    public const double ShortestInterval = 0.2;
    public const double LongestInterval = 60;
    public const int FewestChanges = 1;
    public const int MostChanges = 600;
    public const int MostLost = 50;

    /// <summary>The defaults: a difference shows within ten seconds.</summary>
    public static readonly RunSettings Default = new();

    private readonly double _pollSeconds = 3;
    private readonly int _changesPerMinute = 30;
    private readonly int _lostPercent = 10;
    private readonly double? _reconcileSeconds;

    /// <summary>Between the starts of two polls: 0.2 to 60 seconds.</summary>
    public double PollSeconds
    {
        get => _pollSeconds;
        init => _pollSeconds = Seconds(value);
    }

    /// <summary>On average, at random moments: 1 to 600.</summary>
    public int ChangesPerMinute
    {
        get => _changesPerMinute;
        init => _changesPerMinute = Math.Clamp(value, FewestChanges, MostChanges);
    }

    /// <summary>Whether polls ask with <c>If-None-Match</c>, so that an unchanged product costs no body.</summary>
    public bool Conditional { get; init; }

    /// <summary>Of a hundred webhooks, how many the shop never sends: 0 to 50.</summary>
    public int LostPercent
    {
        get => _lostPercent;
        init => _lostPercent = Math.Clamp(value, 0, MostLost);
    }

    /// <summary>How often the copy that gets webhooks polls as well: 0.2 to 60 seconds; null for never.</summary>
    public double? ReconcileSeconds
    {
        get => _reconcileSeconds;
        init => _reconcileSeconds = value is { } seconds ? Seconds(seconds) : null;
    }

    private static double Seconds(double value) =>
        double.IsFinite(value) ? Math.Clamp(Math.Round(value, 1), ShortestInterval, LongestInterval) : ShortestInterval;
}
