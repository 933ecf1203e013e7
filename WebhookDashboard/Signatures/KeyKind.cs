namespace WebhookDashboard.Signatures;

internal enum KeyKind
{
    /// <summary>Shared by both sides.</summary>
    Hmac,

    /// <summary>Ed25519, 32 bytes: checks and can't sign.</summary>
    Public,

    /// <summary>Ed25519, a seed of 32 bytes: signs, and checks by the public key that follows from it.</summary>
    Private,
}
