using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>
/// One way to sign a webhook. A scheme only describes: how it reads a request, how a secret becomes a key, how it signs.
/// <see cref="SignatureVerifier"/> judges for all of them. A further scheme is a further file, and a row in
/// <see cref="SignatureSchemes"/>.
/// </summary>
internal interface ISignatureScheme
{
    SchemeFacts Facts { get; }

    /// <summary>Reads a request. Whatever the headers, the body and the settings hold, this returns and never throws.</summary>
    SignatureReading Read(in SignedRequest request, SignatureSettings settings);

    /// <summary>Makes a key of a secret as the endpoint keeps it; false for what none can be made of.</summary>
    bool TryReadKey(string secret, out SigningKey key);

    /// <summary>Makes the headers that a provider would send.</summary>
    SigningResult Sign(SigningOrder order);

    /// <summary>A new secret that both checks and signs.</summary>
    string NewSecret();

    /// <summary>How its signatures are written.</summary>
    SignatureEncoding EncodingOf(SignatureSettings settings);

    /// <summary>The headers that it reads, with these settings.</summary>
    IReadOnlyList<string> HeadersOf(SignatureSettings settings) => Facts.Headers;

    /// <summary>Whether it signs a time, with these settings.</summary>
    bool HasTime(SignatureSettings settings) => Facts.HasTime;

    /// <summary>Whether it signs the URL, with these settings.</summary>
    bool SignsUrl(SignatureSettings settings) => Facts.SignsUrl;

    /// <summary>What it signs, with these settings.</summary>
    string SignedText(SignatureSettings settings) => Facts.Signed;

    /// <summary>The algorithm, and how the signature is written, with these settings.</summary>
    string Described(SignatureSettings settings) => Facts.Encoding;

    /// <summary>Whether a secret that the endpoint keeps can sign too: a public key can't.</summary>
    bool CanSign(string secret) => TryReadKey(secret, out var key) && key.Kind != KeyKind.Public;
}
