using System.Buffers;
using NSec.Cryptography;
using Algorithm = NSec.Cryptography.SignatureAlgorithm;

namespace WebhookDashboard.Signatures.Keys;

/// <summary>
/// Ed25519 over the parts of a signed content. Uses libsodium, which rejects weak keys that accept any signature.
/// </summary>
internal static class Ed25519
{
    public const int SignatureBytes = 64;

    public static bool Verify(SigningKey key, in SignedContent content, ReadOnlySpan<byte> signature)
    {
        if (key.Kind == KeyKind.Private)
        {
            using var pair = Import(key);
            return Verify(pair.PublicKey, content, signature);
        }

        return PublicKey.TryImport(Algorithm.Ed25519, key.Bytes, KeyBlobFormat.RawPublicKey, out var publicKey)
            && publicKey is not null
            && Verify(publicKey, content, signature);
    }

    /// <param name="key">A private key.</param>
    /// <param name="content">What to sign.</param>
    public static byte[] Sign(SigningKey key, in SignedContent content)
    {
        using var pair = Import(key);
        return Algorithm.Ed25519.Sign(pair, content.ToArray());
    }

    /// <summary>The 32-byte public key of a private key.</summary>
    public static byte[] PublicOf(SigningKey key)
    {
        using var pair = Import(key);
        return pair.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    private static Key Import(SigningKey key) => Key.Import(Algorithm.Ed25519, key.Bytes, KeyBlobFormat.RawPrivateKey);

    /// <summary>Copies the parts together: the algorithm reads the message twice.</summary>
    private static bool Verify(PublicKey key, in SignedContent content, ReadOnlySpan<byte> signature)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            content.CopyTo(buffer);
            return Algorithm.Ed25519.Verify(key, buffer.AsSpan(0, content.Length), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
