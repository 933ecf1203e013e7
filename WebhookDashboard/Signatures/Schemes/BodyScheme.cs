using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>What GitHub and Shopify share: HMAC-SHA256 over the body, in one header.</summary>
/// <param name="header">The header's name.</param>
/// <param name="label">What precedes the signature.</param>
/// <param name="encoding">The signature's encoding.</param>
internal abstract class BodyScheme(string header, string label, SignatureEncoding encoding) : ISignatureScheme
{
    private const SignatureAlgorithm Algorithm = SignatureAlgorithm.HmacSha256;

    public abstract SchemeFacts Facts { get; }

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var value = request.Headers(header);
        if (string.IsNullOrWhiteSpace(value))
        {
            return SignatureReading.Missing(SayMissing(request.Headers));
        }

        var content = new SignedContent(default, request.Body, default);
        return value.StartsWith(label, StringComparison.Ordinal)
            && SignatureText.TryRead(encoding, value.AsSpan(label.Length), Hmac.SizeOf(Algorithm), out var signature)
                ? new SignatureReading { Candidates = [new SignatureCandidate(Algorithm, signature, label)], Content = content }
                : SignatureReading.Malformed($"The header {header} can't be read: send {Form}.", Algorithm, label, content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Hmac.Compute(Algorithm, key.Bytes, new SignedContent(default, order.Body, default), mac);
        return new SigningResult.Signed([new HeaderLine(header, label + SignatureText.Write(encoding, signature))]);
    }

    public virtual string NewSecret() => RandomSecret.Hex(32);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => encoding;

    /// <summary>What the header must contain, for messages.</summary>
    protected string Form => encoding == SignatureEncoding.Hex
        ? $"'{label}' and 64 hex digits in lowercase"
        : $"{SignatureText.CharsOf(Hmac.SizeOf(Algorithm))} characters of base64";

    protected virtual string SayMissing(HeaderLookup headers) => $"The header {header} is missing: send it with {Form}.";
}
