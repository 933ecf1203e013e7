namespace WebhookDashboard.Signatures;

/// <summary>The signature that one of the endpoint's secrets produces for a request.</summary>
/// <param name="Secret">Masked.</param>
/// <param name="Text">As written in the header; null for a public key, which can't sign.</param>
/// <param name="Matches">Whether the request has this signature.</param>
internal sealed record ExpectedSignature(string Secret, string? Text, bool Matches);
