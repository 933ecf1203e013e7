namespace WebhookDashboard.Deliveries;

/// <summary>Where deliveries go, and how they are tried.</summary>
/// <param name="Name">By which deliveries name it.</param>
/// <param name="Transport">Makes the attempts.</param>
internal sealed record Destination(string Name, IDeliveryTransport Transport)
{
    /// <summary>While it is paused, its deliveries wait.</summary>
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
    /// A delivery that fails so long after its first attempt is given up, however few attempts it had: while the
    /// destination does not answer, a long queue gets few. Null: only <see cref="MaxAttempts"/> limits it.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>The longest wait after the first failed attempt. It doubles with each one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>No wait is longer than this, whatever the destination asks for.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many delivered ones are kept, how many given up, and how many cancelled.</summary>
    public int KeepFinished { get; init; } = 1_000;

    /// <summary>Called on any thread, after an attempt was recorded.</summary>
    public Action<RecordedAttempt>? Recorded { get; init; }
}
