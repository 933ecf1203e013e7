using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Domain.Endpoints;

/// <summary>An address that receives webhooks, and its settings.</summary>
public sealed record WebhookEndpoint
{
    public const int DefaultMaxBodyBytes = 1_048_576;

    /// <summary>The highest body limit that an endpoint may set.</summary>
    public const int LargestMaxBodyBytes = 26_214_400;

    public required EndpointSlug Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>A disabled endpoint answers as if it did not exist; its events stay.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Allowed methods, in capitals; empty: any.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public SignatureSettings Signature { get; init; } = SignatureSettings.None;

    public ResponseSettings Response { get; init; } = ResponseSettings.Default;

    /// <summary>Null: the limit of the setting <c>Ingest:MaxBodyBytes</c>.</summary>
    public int? MaxBodyBytes { get; init; }

    /// <summary>Requests per second, above which the endpoint answers 429; null: no limit.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>Null: only the limits of the whole log hold.</summary>
    public RetentionLimits? Retention { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
