namespace WebhookDashboard.Signatures.Keys;

internal enum KeyKind
{
    /// <summary>A secret that both sides share.</summary>
    Hmac,

    /// <summary>Ed25519, 32 bytes: verifies, can't sign.</summary>
    Public,

    /// <summary>Ed25519, a seed of 32 bytes: signs, and verifies with the public key derived from it.</summary>
    Private,
}
