using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>How an endpoint checks signatures.</summary>
public sealed record SignatureSettings
{
    public const int DefaultToleranceSeconds = 300;

    public static readonly SignatureSettings None = new();

    public string Scheme { get; init; } = SignatureScheme.None;

    /// <summary>Any one of them may have signed: that is how secrets are rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>
    /// What is kept of secrets that can't be read any more, because the key is gone that they were sealed with. They check
    /// nothing; if the key comes back, they are secrets again. Not for anybody outside.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> UnreadableSecrets { get; init; } = [];

    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    /// <summary>How old, or how far in the future, a timestamp may be, in seconds; null: time is not checked.</summary>
    public int? ToleranceSeconds { get; init; } = DefaultToleranceSeconds;

    /// <summary>For schemes that sign the URL: exactly the URL that was signed, query included; null: the request's own.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>For the scheme <c>hmac</c>; null: it has none, and checks nothing.</summary>
    public HmacSettings? Hmac { get; init; }
}
