namespace WebhookDashboard.Ingest;

/// <summary>A body, or why there is none.</summary>
/// <param name="Body">All of it; null where it was not read to its end.</param>
internal readonly record struct BodyReading(byte[]? Body)
{
    /// <summary>It is over its endpoint's cap, which is said as soon as it is known.</summary>
    public static BodyReading TooLarge => default;

    /// <summary>Too much of other bodies is held already.</summary>
    public static BodyReading NoRoom => new(null) { IsForLater = true };

    /// <summary>Whether the same body may be taken when it is sent again.</summary>
    public bool IsForLater { get; private init; }
}
