using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Signatures;

/// <summary>How an endpoint checks signatures.</summary>
public sealed record SignatureSettings
{
    public const int DefaultToleranceSeconds = 300;

    public static readonly SignatureSettings None = new();

    public string Scheme { get; init; } = SignatureScheme.None;

    /// <summary>A signature by any of them is valid, so that secrets can be rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>
    /// Stored secrets that can't be decrypted because the key is missing. They check nothing, and become secrets again if the
    /// key comes back. Never shown to callers.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> UnreadableSecrets { get; init; } = [];

    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    /// <summary>How old, or how far in the future, a timestamp may be, in seconds; null: any time.</summary>
    public int? ToleranceSeconds { get; init; } = DefaultToleranceSeconds;

    /// <summary>For schemes that sign the URL: exactly the signed URL, query included; null: the URL of the request.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>For scheme <c>hmac</c>, which checks nothing without it.</summary>
    public HmacSettings? Hmac { get; init; }
}
