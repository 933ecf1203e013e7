namespace WebhookDashboard.Signatures.Keys;

internal enum SignatureAlgorithm
{
    /// <summary>Used by Twilio only. SHA-1 is still secure in an HMAC.</summary>
    HmacSha1,
    HmacSha256,
    HmacSha512,
    Ed25519,
}
