namespace WebhookDashboard.Signatures;

/// <summary>One signature that a request came with.</summary>
/// <param name="Algorithm">How it must have been made.</param>
/// <param name="Bytes">As many as the algorithm makes.</param>
/// <param name="Label">What stands before it in its header: <c>v1,</c>, <c>sha256=</c>.</param>
internal readonly record struct SignatureCandidate(SignatureAlgorithm Algorithm, byte[] Bytes, string Label);
