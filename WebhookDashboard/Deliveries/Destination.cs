namespace WebhookDashboard.Deliveries;

/// <summary>Where deliveries go, and how they are attempted.</summary>
/// <param name="Name">Identifies it in deliveries.</param>
/// <param name="Transport">Makes the attempts.</param>
internal sealed record Destination(string Name, IDeliveryTransport Transport)
{
    /// <summary>While true, its deliveries wait.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The maximum number of concurrent attempts.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The maximum number of attempts that start within a second; null: only <see cref="Concurrency"/> limits them.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The number of failed attempts after which a delivery is given up.</summary>
    public int MaxAttempts { get; init; } = 12;

    /// <summary>
    /// The age, counted from the first attempt, at which a failing delivery is given up, however few attempts it had: in a
    /// long queue each gets few while the destination doesn't answer. Null: only <see cref="MaxAttempts"/> limits it.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>The longest wait after the first failed attempt. Each further failure doubles it.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait, even if the destination asks for a longer one.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many delivered, given up and cancelled deliveries are kept, of each state.</summary>
    public int KeepFinished { get; init; } = 1_000;

    /// <summary>Called on any thread, after an attempt was recorded.</summary>
    public Action<RecordedAttempt>? Recorded { get; init; }
}
