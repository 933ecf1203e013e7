namespace WebhookDashboard.Signatures.Keys;

/// <summary>How the text of a secret becomes a key.</summary>
internal enum SecretForm
{
    /// <summary>The text itself is the key, including any prefix.</summary>
    Text,

    /// <summary>A prefix, then base64.</summary>
    Base64,

    /// <summary>A public key in hex.</summary>
    PublicKey,
}
