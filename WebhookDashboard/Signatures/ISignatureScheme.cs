using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>
/// One way to sign a webhook. A scheme only describes how to read a request, how a secret becomes a key, and how to sign.
/// <see cref="SignatureVerifier"/> compares for all schemes. To add one, add a class and an entry in
/// <see cref="SignatureSchemes"/>.
/// </summary>
internal interface ISignatureScheme
{
    SchemeFacts Facts { get; }

    /// <summary>Reads a request. Never throws, whatever the headers, the body and the settings contain.</summary>
    SignatureReading Read(in SignedRequest request, SignatureSettings settings);

    /// <summary>Turns a stored secret into a key; false if the secret is invalid.</summary>
    bool TryReadKey(string secret, out SigningKey key);

    /// <summary>Creates the headers that a provider would send.</summary>
    SigningResult Sign(RequestToSign order);

    /// <summary>Creates a secret that can both verify and sign.</summary>
    string NewSecret();

    /// <summary>How signatures are encoded.</summary>
    SignatureEncoding EncodingOf(SignatureSettings settings);

    /// <summary>The headers that the scheme reads with these settings.</summary>
    IReadOnlyList<string> HeadersOf(SignatureSettings settings) => Facts.Headers;

    /// <summary>Whether the scheme signs a timestamp with these settings.</summary>
    bool HasTime(SignatureSettings settings) => Facts.HasTime;

    /// <summary>Whether the scheme signs the URL with these settings.</summary>
    bool SignsUrl(SignatureSettings settings) => Facts.SignsUrl;

    /// <summary>What the scheme signs with these settings.</summary>
    string SignedText(SignatureSettings settings) => Facts.Signed;

    /// <summary>The algorithm and the encoding with these settings.</summary>
    string Described(SignatureSettings settings) => Facts.Encoding;

    /// <summary>Whether a stored secret can also sign; a public key can't.</summary>
    bool CanSign(string secret) => TryReadKey(secret, out var key) && key.Kind != KeyKind.Public;
}
