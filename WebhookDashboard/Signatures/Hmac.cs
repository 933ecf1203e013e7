using System.Buffers;
using System.Security.Cryptography;

namespace WebhookDashboard.Signatures;

/// <summary>HMAC over the parts of what is signed.</summary>
internal static class Hmac
{
    public const int MaxBytes = 64;

    /// <summary>Up to here one copy and one call cost less than a hash that is fed part by part.</summary>
    private const int MaxCopy = 16 * 1024;

    /// <summary>How long a signature of this algorithm is, in bytes.</summary>
    public static int SizeOf(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.HmacSha1 => SHA1.HashSizeInBytes,
        SignatureAlgorithm.HmacSha256 => SHA256.HashSizeInBytes,
        _ => MaxBytes,
    };

    /// <summary>Writes the signature, and returns as much of <paramref name="target"/> as it is.</summary>
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
