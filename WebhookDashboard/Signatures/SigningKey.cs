namespace WebhookDashboard.Signatures;

/// <summary>A secret as bytes. Its kind says what it may be used for: a public key is never the key of an HMAC.</summary>
internal readonly record struct SigningKey(KeyKind Kind, byte[] Bytes)
{
    private const int Ed25519KeyBytes = 32;

    public bool Fits(SignatureAlgorithm algorithm) => (algorithm == SignatureAlgorithm.Ed25519) == (Kind != KeyKind.Hmac);

    /// <summary>
    /// False for a key with which anybody could sign: none, or zeros alone, which HMAC takes for none.
    /// </summary>
    public static bool TryHmac(byte[] bytes, out SigningKey key)
    {
        key = new SigningKey(KeyKind.Hmac, bytes);
        return bytes.AsSpan().ContainsAnyExcept((byte)0);
    }

    /// <summary>The bytes of a text; false for a blank one.</summary>
    public static bool TryText(string secret, out SigningKey key) =>
        TryHmac(string.IsNullOrWhiteSpace(secret) ? [] : System.Text.Encoding.UTF8.GetBytes(secret), out key);

    public static bool TryPublic(byte[] bytes, out SigningKey key)
    {
        key = new SigningKey(KeyKind.Public, bytes);
        return bytes.Length == Ed25519KeyBytes;
    }

    /// <summary>A seed, or, as many libraries keep it, a seed with the public key behind it.</summary>
    public static bool TryPrivate(byte[] bytes, out SigningKey key)
    {
        var fits = bytes.Length is Ed25519KeyBytes or 2 * Ed25519KeyBytes;
        key = new SigningKey(KeyKind.Private, fits ? bytes[..Ed25519KeyBytes] : bytes);
        return fits;
    }
}
