using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>One signature of a request.</summary>
/// <param name="Algorithm">The algorithm that the request names.</param>
/// <param name="Bytes">The signature; its length fits the algorithm.</param>
/// <param name="Label">What precedes it in its header: <c>v1,</c>, <c>sha256=</c>.</param>
internal readonly record struct SignatureCandidate(SignatureAlgorithm Algorithm, byte[] Bytes, string Label);
