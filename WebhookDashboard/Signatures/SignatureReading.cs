using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>How a scheme reads one request: which signatures it came with, and over which bytes they must be.</summary>
internal sealed class SignatureReading
{
    /// <summary>What is wrong with the headers, before any secret is asked; null: nothing.</summary>
    public Verdict? Fault { get; private init; }

    /// <summary>With <see cref="Fault"/>: one sentence that says what to do.</summary>
    public string Reason { get; private init; } = "";

    public IReadOnlyList<SignatureCandidate> Candidates { get; init; } = [];

    /// <summary>What must have been signed.</summary>
    public SignedContent Content { get; init; }

    /// <summary>What may have been signed as well, by the rules of the scheme: another form of the same URL.</summary>
    public IReadOnlyList<SignedContent> Others { get; init; } = [];

    /// <summary>When it was signed, in seconds since 1970; null: the scheme does not say.</summary>
    public long? SignedAt { get; init; }

    public static SignatureReading Missing(string reason) => new() { Fault = Verdict.Missing, Reason = reason };

    public static SignatureReading Malformed(string reason) => new() { Fault = Verdict.Malformed, Reason = reason };

    /// <summary>The signature can't be read, but what it should be is known: so a likely mistake can be named.</summary>
    /// <param name="reason">One sentence that says what to do.</param>
    /// <param name="algorithm">What it should have been made with.</param>
    /// <param name="label">What should have stood before it.</param>
    /// <param name="content">What it should have been made over.</param>
    public static SignatureReading Malformed(
        string reason, SignatureAlgorithm algorithm, string label, in SignedContent content) =>
        new() { Fault = Verdict.Malformed, Reason = reason, Wanted = new SignatureCandidate(algorithm, [], label), Content = content };

    /// <summary>What the signature should have been, but for its bytes, where it can't be read.</summary>
    public SignatureCandidate? Wanted { get; private init; }

    /// <summary>The same signatures, held against other bytes.</summary>
    public SignatureReading Over(in SignedContent content) => new() { Candidates = Candidates, Content = content, SignedAt = SignedAt };

    /// <summary>Other signatures, held against the same bytes.</summary>
    public SignatureReading With(IReadOnlyList<SignatureCandidate> candidates) =>
        new() { Candidates = candidates, Content = Content, Others = Others, SignedAt = SignedAt };
}
