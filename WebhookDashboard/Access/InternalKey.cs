using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using WebhookDashboard.Live;

namespace WebhookDashboard.Access;

/// <summary>
/// Signs this process in at its own hub: tokens of minutes, <c>expiry ‖ HMAC-SHA256(expiry)</c> under a secret that is
/// made at start and never leaves the process.
/// </summary>
internal sealed class InternalKey(TimeProvider time) : IFeedCredential
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private const int ExpiryBytes = sizeof(long);
    private const int TokenBytes = ExpiryBytes + HMACSHA256.HashSizeInBytes;
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    public string Create()
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        HMACSHA256.HashData(_secret, token[..ExpiryBytes], token[ExpiryBytes..]);
        return Base64Url.EncodeToString(token);
    }

    public bool Accepts(string candidate)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        if (candidate.Length != Base64Url.GetEncodedLength(TokenBytes)
            || Base64Url.DecodeFromChars(candidate, token, out _, out var length) != OperationStatus.Done
            || length != TokenBytes)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, token[..ExpiryBytes], expected);
        return CryptographicOperations.FixedTimeEquals(expected, token[ExpiryBytes..])
            && BinaryPrimitives.ReadInt64BigEndian(token) > time.GetUtcNow().ToUnixTimeMilliseconds();
    }
}
