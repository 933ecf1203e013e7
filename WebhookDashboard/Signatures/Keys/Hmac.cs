using System.Buffers;
using System.Security.Cryptography;

namespace WebhookDashboard.Signatures.Keys;

/// <summary>HMAC over the parts of a signed content.</summary>
internal static class Hmac
{
    public const int MaxBytes = 64;

    /// <summary>
    /// Contents up to this size are copied and hashed in one call; larger ones are hashed part by part without a copy.
    /// </summary>
    private const int MaxCopy = 16 * 1024;

    /// <summary>The length of a signature in bytes.</summary>
    public static int SizeOf(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.HmacSha1 => SHA1.HashSizeInBytes,
        SignatureAlgorithm.HmacSha256 => SHA256.HashSizeInBytes,
        _ => MaxBytes,
    };

    /// <summary>Writes the signature and returns the part of <paramref name="target"/> that it takes.</summary>
    public static ReadOnlySpan<byte> Compute(
        SignatureAlgorithm algorithm, ReadOnlySpan<byte> key, scoped in SignedContent content, Span<byte> target)
    {
        target = target[..SizeOf(algorithm)];
        if (content.Length > MaxCopy)
        {
            using var hash = IncrementalHash.CreateHMAC(NameOf(algorithm), key);
            hash.AppendData(content.Head.Span);
            hash.AppendData(content.Body.Span);
            hash.AppendData(content.Tail.Span);
            hash.GetHashAndReset(target);
            return target;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            content.CopyTo(buffer);
            CryptographicOperations.HmacData(NameOf(algorithm), key, buffer.AsSpan(0, content.Length), target);
            return target;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static HashAlgorithmName NameOf(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.HmacSha1 => HashAlgorithmName.SHA1,
        SignatureAlgorithm.HmacSha256 => HashAlgorithmName.SHA256,
        _ => HashAlgorithmName.SHA512,
    };
}
