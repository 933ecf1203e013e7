namespace WebhookDashboard.Api.Import;

/// <summary>How large an import may be.</summary>
internal sealed record ImportLimits
{
    /// <summary>The most bytes of one import.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>The most bytes of a line: the largest body in base64, and its headers with every character escaped.</summary>
    public int MaxLineBytes { get; init; } = 40 * 1024 * 1024;
}
