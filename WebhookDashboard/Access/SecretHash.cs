using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WebhookDashboard.Access;

/// <summary>
/// The SHA-256 hash of a secret. Comparing hashes in constant time reveals neither how much of a guess was right nor how long
/// the secret is.
/// </summary>
internal sealed class SecretHash
{
    private readonly byte[] _hash;

    public SecretHash(string secret) => _hash = HashOf(secret);

    /// <summary>The hash as text. It may be stored where the secret may not.</summary>
    public string Text => Base64Url.EncodeToString(_hash);

    public bool Matches(string candidate) => CryptographicOperations.FixedTimeEquals(_hash, HashOf(candidate));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
