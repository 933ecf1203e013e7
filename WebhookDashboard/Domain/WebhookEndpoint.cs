namespace WebhookDashboard.Domain;

/// <summary>An address that receives webhooks, and how it treats them.</summary>
public sealed record WebhookEndpoint
{
    public const int DefaultMaxBodyBytes = 1_048_576;

    /// <summary>The largest cap that an endpoint may set for itself.</summary>
    public const int LargestMaxBodyBytes = 26_214_400;

    public required EndpointSlug Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>A disabled endpoint answers as if it did not exist; what it kept stays.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Allowed methods, in capitals; empty: any.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public SignatureSettings Signature { get; init; } = SignatureSettings.None;

    public ResponseSettings Response { get; init; } = ResponseSettings.Default;

    /// <summary>Null: the cap of the setting <c>Ingest:MaxBodyBytes</c>.</summary>
    public int? MaxBodyBytes { get; init; }

    /// <summary>Requests a second, over which the endpoint answers 429; null: no limit.</summary>
    public double? RatePerSecond { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
