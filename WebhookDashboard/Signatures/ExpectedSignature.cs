namespace WebhookDashboard.Signatures;

/// <summary>What one of the endpoint's secrets makes of a request.</summary>
/// <param name="Secret">Masked.</param>
/// <param name="Text">As it would stand in the header; null: a public key, which can't tell.</param>
/// <param name="Matches">Whether one of the signatures that came is this.</param>
internal sealed record ExpectedSignature(string Secret, string? Text, bool Matches);
