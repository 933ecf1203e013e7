namespace WebhookDashboard.Domain;

/// <summary>How an endpoint checks signatures.</summary>
public sealed record SignatureSettings
{
    public const int DefaultToleranceSeconds = 300;

    public static readonly SignatureSettings None = new();

    public string Scheme { get; init; } = SignatureScheme.None;

    /// <summary>Any one of them may have signed: that is how secrets are rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public SignatureFailure OnFailure { get; init; } = SignatureFailure.Record;

    /// <summary>How old, or how far in the future, a timestamp may be, in seconds; null: time is not checked.</summary>
    public int? ToleranceSeconds { get; init; } = DefaultToleranceSeconds;
}
