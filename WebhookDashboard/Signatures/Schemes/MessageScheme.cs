using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// What Standard Webhooks and Svix share: <c>{id}.{timestamp}.{body}</c>, signed with a shared secret (<c>v1</c>) or a private
/// key (<c>v1a</c>).
/// </summary>
/// <param name="headers">The sets of header names, most likely first. A request is read under one set, never under a
/// mixture.</param>
internal abstract class MessageScheme(IReadOnlyList<MessageHeaders> headers) : ISignatureScheme
{
    private const string Shared = "v1,";
    private const string Asymmetric = "v1a,";

    private static readonly int SharedChars = SignatureText.CharsOf(Hmac.SizeOf(SignatureAlgorithm.HmacSha256));
    private static readonly int AsymmetricChars = SignatureText.CharsOf(Ed25519.SignatureBytes);

    public abstract SchemeFacts Facts { get; }

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var names = Choose(request.Headers);
        var id = request.Headers(names.Id);
        var timestamp = request.Headers(names.Timestamp);
        var signatures = request.Headers(names.Signature);
        if (FirstMissing(names, id, timestamp, signatures) is { } missing)
        {
            return SignatureReading.Missing(
                $"The header {missing} is missing: send {names.Id}, {names.Timestamp} and {names.Signature}.");
        }

        if (!SignatureText.TryReadSeconds(timestamp, out var signedAt))
        {
            return SignatureReading.Malformed(
                $"The header {names.Timestamp} is not a number: send the seconds since 1970 in digits.");
        }

        var content = ContentOf(id!, timestamp!, request.Body);
        var candidates = ReadSignatures(signatures);
        return candidates.Count > 0
            ? new SignatureReading { Candidates = candidates, Content = content, SignedAt = signedAt }
            : SignatureReading.Malformed(
                $"The header {names.Signature} contains no v1 signature: send 'v1,' and {SharedChars} characters of base64, or, signed with a private key, 'v1a,' and {AsymmetricChars}.",
                SignatureAlgorithm.HmacSha256,
                Shared,
                content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => StandardWebhooksSecret.TryReadKey(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be read: enter {StandardWebhooksSecret.Rule}.");
        }

        if (key.Kind == KeyKind.Public)
        {
            return new SigningResult.Refused(
                $"A public key can't sign: enter the private key, '{StandardWebhooksSecret.PrivatePrefix}' and base64.");
        }

        var timestamp = order.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = ContentOf(order.MessageId, timestamp, order.Body);
        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = key.Kind == KeyKind.Private
            ? Asymmetric + Convert.ToBase64String(Ed25519.Sign(key, content))
            : Shared + Convert.ToBase64String(Hmac.Compute(SignatureAlgorithm.HmacSha256, key.Bytes, content, mac));
        var names = headers[0];
        return new SigningResult.Signed(
        [
            new HeaderLine(names.Id, order.MessageId),
            new HeaderLine(names.Timestamp, timestamp),
            new HeaderLine(names.Signature, signature),
        ]);
    }

    public string NewSecret() => StandardWebhooksSecret.New();

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Base64;

    private static SignedContent ContentOf(string id, string timestamp, ReadOnlyMemory<byte> body)
    {
        var head = new byte[Encoding.UTF8.GetByteCount(id) + 1 + Encoding.UTF8.GetByteCount(timestamp) + 1];
        var length = Encoding.UTF8.GetBytes(id, head);
        head[length++] = (byte)'.';
        Encoding.UTF8.GetBytes(timestamp, head.AsSpan(length));
        head[^1] = (byte)'.';
        return new SignedContent(head, body, default);
    }

    private static List<SignatureCandidate> ReadSignatures(string? signatures)
    {
        var candidates = new List<SignatureCandidate>(1);
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            var token = signatures.AsSpan()[range];
            if (token.StartsWith(Shared, StringComparison.Ordinal)
                && SignatureText.TryReadBase64(token[Shared.Length..], Hmac.SizeOf(SignatureAlgorithm.HmacSha256), out var mac))
            {
                candidates.Add(new SignatureCandidate(SignatureAlgorithm.HmacSha256, mac, Shared));
            }
            else if (token.StartsWith(Asymmetric, StringComparison.Ordinal)
                && SignatureText.TryReadBase64(token[Asymmetric.Length..], Ed25519.SignatureBytes, out var signature))
            {
                candidates.Add(new SignatureCandidate(SignatureAlgorithm.Ed25519, signature, Asymmetric));
            }
        }

        return candidates;
    }

    /// <summary>The first set of names that is complete; otherwise the first with a signature; otherwise the first.</summary>
    private MessageHeaders Choose(HeaderLookup lookup)
    {
        if (headers.Count == 1)
        {
            return headers[0];
        }

        return headers.FirstOrDefault(names => FirstMissing(names, lookup(names.Id), lookup(names.Timestamp), lookup(names.Signature)) is null)
            ?? headers.FirstOrDefault(names => !string.IsNullOrWhiteSpace(lookup(names.Signature)))
            ?? headers[0];
    }

    private static string? FirstMissing(MessageHeaders names, string? id, string? timestamp, string? signatures) =>
        string.IsNullOrWhiteSpace(id) ? names.Id
        : string.IsNullOrWhiteSpace(timestamp) ? names.Timestamp
        : string.IsNullOrWhiteSpace(signatures) ? names.Signature
        : null;
}
