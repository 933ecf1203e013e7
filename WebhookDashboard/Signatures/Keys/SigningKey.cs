namespace WebhookDashboard.Signatures.Keys;

/// <summary>A secret as bytes. Its kind limits its use: a public key is never used as an HMAC key.</summary>
internal readonly record struct SigningKey(KeyKind Kind, byte[] Bytes)
{
    private const int Ed25519KeyBytes = 32;

    public bool Fits(SignatureAlgorithm algorithm) => (algorithm == SignatureAlgorithm.Ed25519) == (Kind != KeyKind.Hmac);

    /// <summary>
    /// Returns false for a key with which anybody could sign: an empty one, or zeros only, which HMAC treats as empty.
    /// </summary>
    public static bool TryHmac(byte[] bytes, out SigningKey key)
    {
        key = new SigningKey(KeyKind.Hmac, bytes);
        return bytes.AsSpan().ContainsAnyExcept((byte)0);
    }

    /// <summary>Uses the bytes of a text; false if it is blank.</summary>
    public static bool TryText(string secret, out SigningKey key) =>
        TryHmac(string.IsNullOrWhiteSpace(secret) ? [] : System.Text.Encoding.UTF8.GetBytes(secret), out key);

    public static bool TryPublic(byte[] bytes, out SigningKey key)
    {
        key = new SigningKey(KeyKind.Public, bytes);
        return bytes.Length == Ed25519KeyBytes;
    }

    /// <summary>Accepts a seed, or a seed followed by its public key, as many libraries store it.</summary>
    public static bool TryPrivate(byte[] bytes, out SigningKey key)
    {
        var fits = bytes.Length is Ed25519KeyBytes or 2 * Ed25519KeyBytes;
        key = new SigningKey(KeyKind.Private, fits ? bytes[..Ed25519KeyBytes] : bytes);
        return fits;
    }
}
