namespace WebhookDashboard.Signatures;

internal enum SignatureAlgorithm
{
    /// <summary>Twilio's alone; as an HMAC, SHA-1 is not broken.</summary>
    HmacSha1,
    HmacSha256,
    HmacSha512,
    Ed25519,
}
