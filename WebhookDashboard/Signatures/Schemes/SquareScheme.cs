using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Square, which signs the notification URL and the body.</summary>
internal sealed class SquareScheme : ISignatureScheme
{
    private const string Header = "x-square-hmacsha256-signature";
    private const string OldHeader = "x-square-signature";
    private const SignatureAlgorithm Algorithm = SignatureAlgorithm.HmacSha256;

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Square,
        Title = "Square",
        Headers = [Header],
        Signed = "{url}{body}",
        Encoding = "HMAC-SHA256 in base64",
        SignsUrl = true,
        Source = "https://developer.squareup.com/docs/webhooks/step3validate",
        Secret = SecretForm.Text,
        SecretRule = "the subscription's signature key",
        SecretPlace = "The webhook subscription in Square's developer console shows it as Signature key.",
        SecretExample = "the signature key",
    };

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var value = request.Headers(Header);
        if (string.IsNullOrWhiteSpace(value))
        {
            return SignatureReading.Missing(string.IsNullOrWhiteSpace(request.Headers(OldHeader))
                ? $"The header {Header} is missing: send it with 44 characters of base64."
                : $"Only the old header {OldHeader} was sent, and its SHA-1 is not accepted: send {Header}.");
        }

        var content = ContentOf(settings.PublicUrl ?? request.Url, request.Body);
        return SignatureText.TryReadBase64(value, Hmac.SizeOf(Algorithm), out var signature)
            ? new SignatureReading { Candidates = [new SignatureCandidate(Algorithm, signature, "")], Content = content }
            : SignatureReading.Malformed($"The header {Header} can't be read: send 44 characters of base64.", Algorithm, "", content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Hmac.Compute(Algorithm, key.Bytes, ContentOf(order.Url, order.Body), mac);
        return new SigningResult.Signed([new HeaderLine(Header, Convert.ToBase64String(signature))]);
    }

    public string NewSecret() => RandomSecret.Letters(22);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Base64;

    private static SignedContent ContentOf(string url, ReadOnlyMemory<byte> body) =>
        new(Encoding.UTF8.GetBytes(url), body, default);
}
