using System.Security.Cryptography;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>Compares keys with the signatures of a request.</summary>
/// <remarks>Create one per request: it also limits the number of Ed25519 checks, each of which hashes the body.</remarks>
internal ref struct SignatureMatch(SignatureReading reading)
{
    private const int MaxEd25519 = 16;

    private int _asymmetric;

    /// <summary>Whether any key had the kind that one of the signatures needs.</summary>
    public bool HadFittingKey { get; private set; }

    /// <summary>Which of the possible contents was signed.</summary>
    public SignedContent Content { get; private set; }

    /// <summary>Whether this key made one of the signatures. Compares in constant time.</summary>
    public bool IsMadeBy(SigningKey key)
    {
        if (IsMadeBy(key, reading.Content))
        {
            return true;
        }

        for (var i = 0; i < reading.Others.Count; i++)
        {
            if (IsMadeBy(key, reading.Others[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMadeBy(SigningKey key, in SignedContent content)
    {
        Span<byte> target = stackalloc byte[Hmac.MaxBytes];
        var length = 0;
        for (var i = 0; i < reading.Candidates.Count; i++)
        {
            var candidate = reading.Candidates[i];
            if (!key.Fits(candidate.Algorithm))
            {
                continue;
            }

            HadFittingKey = true;
            bool matches;
            if (candidate.Algorithm == SignatureAlgorithm.Ed25519)
            {
                matches = _asymmetric++ < MaxEd25519 && Ed25519.Verify(key, content, candidate.Bytes);
            }
            else
            {
                // All HMACs of a request use one algorithm.
                length = length > 0 ? length : Hmac.Compute(candidate.Algorithm, key.Bytes, content, target).Length;
                matches = CryptographicOperations.FixedTimeEquals(target[..length], candidate.Bytes);
            }

            if (matches)
            {
                Content = content;
                return true;
            }
        }

        return false;
    }
}
