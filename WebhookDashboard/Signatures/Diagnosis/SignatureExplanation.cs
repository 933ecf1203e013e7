using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>Why a signature is right or wrong: everything that the check considered.</summary>
internal sealed record SignatureExplanation
{
    public required SchemeFacts Facts { get; init; }

    /// <summary>The verdict with these settings.</summary>
    public required SignatureCheck Check { get; init; }

    /// <summary>The headers that the scheme reads, in its order; null if missing.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Headers { get; init; }

    /// <summary>What is signed, with placeholders.</summary>
    public required string SignedText { get; init; }

    /// <summary>The exact bytes that are signed; null if the headers don't tell.</summary>
    public required byte[]? Signed { get; init; }

    /// <summary>The URL among them, for schemes that sign it.</summary>
    public required string? Url { get; init; }

    /// <summary>When the request was signed; null if the scheme signs no time or the time is out of range.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>The signatures that could be read, as written.</summary>
    public required IReadOnlyList<string> Received { get; init; }

    /// <summary>One for each usable secret.</summary>
    public required IReadOnlyList<ExpectedSignature> Expected { get; init; }
}
