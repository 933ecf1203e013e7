using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>Why a signature is right or wrong: all that its check went by, to be looked at.</summary>
internal sealed record SignatureExplanation
{
    public required SchemeFacts Facts { get; init; }

    /// <summary>The verdict over it, with these settings.</summary>
    public required SignatureCheck Check { get; init; }

    /// <summary>The headers that are read, in the scheme's order; null: not there.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Headers { get; init; }

    /// <summary>What is signed, with placeholders.</summary>
    public required string SignedText { get; init; }

    /// <summary>The exact bytes that are signed; null: the headers don't say.</summary>
    public required byte[]? Signed { get; init; }

    /// <summary>The URL in it, for schemes that sign it.</summary>
    public required string? Url { get; init; }

    /// <summary>When it was signed; null: the scheme does not say, or no calendar goes so far.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>The signatures that came and can be read, as they are written.</summary>
    public required IReadOnlyList<string> Received { get; init; }

    /// <summary>One for each secret that can be used.</summary>
    public required IReadOnlyList<ExpectedSignature> Expected { get; init; }
}
