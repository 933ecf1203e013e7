using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Stripe: one header, <c>t=1492774577,v1=5257a8…,v0=6ffbb5…</c>, of which only v1 is checked.</summary>
internal sealed class StripeScheme : ISignatureScheme
{
    private const string Header = "Stripe-Signature";
    private const string Time = "t=";
    private const string Version = "v1=";
    private const SignatureAlgorithm Algorithm = SignatureAlgorithm.HmacSha256;

    public SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Stripe,
        Title = "Stripe",
        Headers = [Header],
        Signed = "{t}.{body}",
        Encoding = "HMAC-SHA256 in hex after 'v1='",
        HasTime = true,
        Source = "https://docs.stripe.com/webhooks/signature",
        Secret = SecretForm.Text,
        SecretRule = "the endpoint's signing secret, 'whsec_' and what follows",
        SecretPlace = "Stripe's dashboard shows it under Developers, Webhooks, as Signing secret; the Stripe CLI prints one of its own.",
        SecretExample = "whsec_…",
    };

    public SignatureReading Read(in SignedRequest request, SignatureSettings settings)
    {
        var header = request.Headers(Header);
        if (string.IsNullOrWhiteSpace(header))
        {
            return SignatureReading.Missing($"The header {Header} is missing: send it with a timestamp and a signature, t=…,v1=….");
        }

        string? timestamp = null;
        var times = 0;
        var candidates = new List<SignatureCandidate>(1);
        foreach (var range in header.AsSpan().Split(','))
        {
            var part = header.AsSpan()[range].Trim();
            if (part.StartsWith(Time, StringComparison.Ordinal))
            {
                timestamp = part[Time.Length..].ToString();
                times++;
            }
            else if (part.StartsWith(Version, StringComparison.Ordinal)
                && SignatureText.TryReadHex(part[Version.Length..], Hmac.SizeOf(Algorithm), out var signature))
            {
                candidates.Add(new SignatureCandidate(Algorithm, signature, Version));
            }
        }

        if (times != 1 || !SignatureText.TryReadSeconds(timestamp, out var signedAt))
        {
            return SignatureReading.Malformed(
                $"The header {Header} contains no timestamp, or more than one: send t= once, with the seconds since 1970 in digits.");
        }

        var content = ContentOf(timestamp!, request.Body);
        return candidates.Count > 0
            ? new SignatureReading { Candidates = candidates, Content = content, SignedAt = signedAt }
            : SignatureReading.Malformed(
                $"The header {Header} contains no v1 signature: send v1= and 64 hex digits in lowercase.", Algorithm, Version, content);
    }

    public bool TryReadKey(string secret, out SigningKey key) => SigningKey.TryText(secret, out key);

    public SigningResult Sign(RequestToSign order)
    {
        if (!TryReadKey(order.Secret, out var key))
        {
            return new SigningResult.Refused($"The secret can't be used: enter {Facts.SecretRule}.");
        }

        var timestamp = order.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> mac = stackalloc byte[Hmac.MaxBytes];
        var signature = Convert.ToHexStringLower(Hmac.Compute(Algorithm, key.Bytes, ContentOf(timestamp, order.Body), mac));
        return new SigningResult.Signed([new HeaderLine(Header, $"{Time}{timestamp},{Version}{signature}")]);
    }

    public string NewSecret() => "whsec_" + RandomSecret.Letters(32);

    public SignatureEncoding EncodingOf(SignatureSettings settings) => SignatureEncoding.Hex;

    private static SignedContent ContentOf(string timestamp, ReadOnlyMemory<byte> body) =>
        new(Encoding.UTF8.GetBytes(timestamp + "."), body, default);
}
