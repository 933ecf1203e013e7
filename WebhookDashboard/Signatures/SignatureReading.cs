using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>What a scheme reads from a request: its signatures, and the bytes that they must cover.</summary>
internal sealed class SignatureReading
{
    /// <summary>What is wrong with the headers, found without any secret; null if nothing is.</summary>
    public Verdict? Fault { get; private init; }

    /// <summary>If <see cref="Fault"/> is set: one sentence that says what to do.</summary>
    public string Reason { get; private init; } = "";

    public IReadOnlyList<SignatureCandidate> Candidates { get; init; } = [];

    /// <summary>The bytes that must be signed.</summary>
    public SignedContent Content { get; init; }

    /// <summary>Other bytes that the scheme also accepts, such as another form of the URL.</summary>
    public IReadOnlyList<SignedContent> Others { get; init; } = [];

    /// <summary>When the request was signed, in seconds since 1970; null if the scheme signs no time.</summary>
    public long? SignedAt { get; init; }

    public static SignatureReading Missing(string reason) => new() { Fault = Verdict.Missing, Reason = reason };

    public static SignatureReading Malformed(string reason) => new() { Fault = Verdict.Malformed, Reason = reason };

    /// <summary>The signature can't be read, but the expected one is known, so that a likely mistake can be named.</summary>
    /// <param name="reason">One sentence that says what to do.</param>
    /// <param name="algorithm">The expected algorithm.</param>
    /// <param name="label">The expected label.</param>
    /// <param name="content">The bytes that must be signed.</param>
    public static SignatureReading Malformed(
        string reason, SignatureAlgorithm algorithm, string label, in SignedContent content) =>
        new() { Fault = Verdict.Malformed, Reason = reason, Wanted = new SignatureCandidate(algorithm, [], label), Content = content };

    /// <summary>The expected signature without its bytes, if the one sent can't be read.</summary>
    public SignatureCandidate? Wanted { get; private init; }

    /// <summary>The same signatures over other bytes.</summary>
    public SignatureReading Over(in SignedContent content) => new() { Candidates = Candidates, Content = content, SignedAt = SignedAt };

    /// <summary>Other signatures over the same bytes.</summary>
    public SignatureReading With(IReadOnlyList<SignatureCandidate> candidates) =>
        new() { Candidates = candidates, Content = Content, Others = Others, SignedAt = SignedAt };
}
