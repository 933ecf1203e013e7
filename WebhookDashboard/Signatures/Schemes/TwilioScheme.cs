using System.Security.Cryptography;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// Twilio: HMAC-SHA1 over the URL and, after it, the form's fields by name. Any other body is not signed itself: the URL must
/// contain its hash as <c>bodySHA256</c>, otherwise anyone could have written it.
/// </summary>
internal sealed class TwilioScheme : ISignatureScheme
{
    private const string Header = "X-Twilio-Signature";
    private const string BodyHash = "bodySHA256";
    private const SignatureAlgorithm Algorithm = SignatureAlgorithm.HmacSha1;

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Twilio,
        Title = "Twilio",
        Headers = [Header],
        Signed = "{url}{name and value of each form field, by name}; another body by its hash in the URL, bodySHA256",
        Encoding = "HMAC-SHA1 in base64",
        SignsUrl = true,
        Source = "https://www.twilio.com/docs/usage/webhooks/webhooks-security",
        Secret = SecretForm.Text,
        SecretRule = "the account's auth token",
        SecretPlace = "The account's dashboard in Twilio's console shows it as Auth Token.",
        SecretExample = "the auth token",
    };

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var value = request.Headers(Header);
        if (string.IsNullOrWhiteSpace(value))
        {
            return SignatureReading.Missing($"The header {Header} is missing: send it with 28 characters of base64.");
        }

        var isForm = TwilioForm.Is(request.Headers("Content-Type"));
        ReadOnlyMemory<byte> fields = default;
        if (isForm && !TwilioForm.TryRead(request.Body.Span, out fields))
        {
            return SignatureReading.Malformed(
                $"The form has more than {TwilioForm.MaxFields:N0} fields or {TwilioForm.MaxBytes:N0} bytes: this is not a Twilio message.");
        }

        var urls = TwilioUrl.Signed(settings.PublicUrl, request.Url, BodyHash).ToList();
        if (!isForm && !request.Body.IsEmpty && !urls.Exists(url => TwilioUrl.QueryValue(url, BodyHash) is not null))
        {
            return SignatureReading.Missing(
                $"The body is not a form, and the URL has no {BodyHash} to verify it: send the form's Content-Type, or add ?{BodyHash}= and the body's SHA-256 in hex to the URL.");
        }

        var body = request.Body;
        var contents = urls.ConvertAll(url => ContentOf(url, body, isForm, fields));
        return SignatureText.TryReadBase64(value, Hmac.SizeOf(Algorithm), out var signature)
            ? new SignatureReading
            {
                Candidates = [new SignatureCandidate(Algorithm, signature, "")], Content = contents[0], Others = contents[1..],
            }
            : SignatureReading.Malformed($"The header {Header} can't be read: send 28 characters of base64.", Algorithm, "", contents[0]);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        var isForm = TwilioForm.Is(order.Header("Content-Type"));
        ReadOnlyMemory<byte> fields = default;
        if (isForm && !TwilioForm.TryRead(order.Body.Span, out fields))
        {
            return new SigningResult.Refused($"The form can't be signed: use at most {TwilioForm.MaxFields:N0} fields.");
        }

        var url = order.Url;
        string? added = null;
        if (!isForm && !order.Body.IsEmpty && TwilioUrl.QueryValue(url, BodyHash) is null)
        {
            added = $"{BodyHash}={Convert.ToHexStringLower(SHA256.HashData(order.Body.Span))}";
            url = TwilioUrl.WithQuery(url, added);
        }

        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Hmac.Compute(Algorithm, key.Bytes, ContentOf(url, order.Body, isForm, fields), mac);
        return new SigningResult.Signed([new HeaderLine(Header, Convert.ToBase64String(signature))]) { AddedQuery = added };
    }

    public string NewSecret() => RandomSecret.Hex(16);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Base64;

    private static SignedContent ContentOf(string url, ReadOnlyMemory<byte> body, bool isForm, ReadOnlyMemory<byte> fields)
    {
        var head = Encoding.UTF8.GetBytes(url);
        if (TwilioUrl.QueryValue(url, BodyHash) is { } claimed)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(body.Span, hash);
            var holds = SignatureText.TryReadHex(claimed, hash.Length, out var expected)
                && CryptographicOperations.FixedTimeEquals(hash, expected);
            return new SignedContent(head, default, default)
            {
                Fault = holds ? null : $"The URL's signature is valid, but its {BodyHash} is not the hash of this body: something on the way changed the body.",
            };
        }

        return new SignedContent(head, fields, default)
        {
            Fault = isForm || body.IsEmpty ? null : $"The signature is over the URL alone, which has no {BodyHash}, so the body is not verified.",
        };
    }
}
