namespace WebhookDashboard.Ingest.Bodies;

/// <summary>A body, or why there is none.</summary>
/// <param name="Body">The whole body; null if it was not read to its end.</param>
internal readonly record struct BodyReadResult(byte[]? Body)
{
    /// <summary>The body exceeds its endpoint's limit. Reported as soon as it is known.</summary>
    public static BodyReadResult TooLarge => default;

    /// <summary>The bodies that are arriving already hold too much memory.</summary>
    public static BodyReadResult NoRoom => new(null) { IsForLater = true };

    /// <summary>Whether the sender may try the same body again.</summary>
    public bool IsForLater { get; private init; }
}
