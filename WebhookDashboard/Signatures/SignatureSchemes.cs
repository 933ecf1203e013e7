using System.Collections.Frozen;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>The schemes that this app can check and make, by name.</summary>
internal static class SignatureSchemes
{
    public static readonly FrozenDictionary<string, ISignatureScheme> ByName =
        new ISignatureScheme[] { new StandardWebhooksScheme() }.ToFrozenDictionary(scheme => scheme.Name);

    /// <summary>Judges a request by the scheme that its endpoint has set.</summary>
    public static SignatureCheck Verify(
        HeaderLookup headers, ReadOnlySpan<byte> body, SignatureSettings settings, DateTimeOffset now)
    {
        if (settings.Scheme == SignatureScheme.None)
        {
            return SignatureCheck.None;
        }

        // An endpoint that wants signatures must not take what nobody can check: not Unchecked, which lets pass.
        return ByName.TryGetValue(settings.Scheme, out var scheme)
            ? scheme.Verify(headers, body, settings, now)
            : new SignatureCheck(
                settings.Scheme,
                Verdict.Malformed,
                $"This version can't check the scheme '{settings.Scheme}': choose another one for the endpoint.");
    }
}
