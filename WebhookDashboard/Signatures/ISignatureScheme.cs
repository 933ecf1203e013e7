using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>
/// One way to sign a webhook: pure functions over bytes. A further scheme is a further file, and a row in
/// <see cref="SignatureSchemes"/>.
/// </summary>
internal interface ISignatureScheme
{
    /// <summary>As the contract spells it.</summary>
    string Name { get; }

    /// <summary>Judges a request. Whatever the headers, the secrets and the body hold, this returns and never throws.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="body">Its exact bytes.</param>
    /// <param name="settings">The endpoint's secrets and tolerance.</param>
    /// <param name="now">When it was received.</param>
    SignatureCheck Verify(
        HeaderLookup headers, ReadOnlySpan<byte> body, SignatureSettings settings, DateTimeOffset now);

    /// <summary>Makes the headers that a provider would send with this body.</summary>
    /// <param name="secret">As the endpoint keeps it.</param>
    /// <param name="messageId">The provider's id of the message; the same one when it is sent again.</param>
    /// <param name="body">The exact bytes to send.</param>
    /// <param name="now">When it is sent.</param>
    SigningResult Sign(string secret, string messageId, ReadOnlySpan<byte> body, DateTimeOffset now);
}
