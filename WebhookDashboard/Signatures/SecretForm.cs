namespace WebhookDashboard.Signatures;

/// <summary>How the text of a secret becomes a key.</summary>
internal enum SecretForm
{
    /// <summary>Its characters are the key, a prefix among them.</summary>
    Text,

    /// <summary>Base64 after a prefix.</summary>
    Base64,

    /// <summary>A public key, in hex.</summary>
    PublicKey,
}
