using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Signatures;

/// <summary>Validates an endpoint's signature settings by the rules of its scheme.</summary>
internal static class SignatureRules
{
    /// <summary>Bounded because each secret hashes the body once.</summary>
    public const int MaxSecrets = 20;

    public const int MaxUrlLength = 2_000;
    public const int MaxPrefixLength = 100;

    public static IEnumerable<EndpointFault> Check(SignatureSettings settings) =>
        [.. CheckScheme(settings), .. CheckUrl(settings.PublicUrl), .. CheckHmac(settings)];

    private static IEnumerable<EndpointFault> CheckScheme(SignatureSettings settings)
    {
        if (settings.Secrets.Count > MaxSecrets)
        {
            yield return new("signature.secrets", $"Use at most {MaxSecrets} secrets: remove those that you have rotated out.");
        }

        if (settings.Scheme == SignatureScheme.None)
        {
            yield break;
        }

        if (!SignatureSchemes.ByName.TryGetValue(settings.Scheme, out var scheme))
        {
            yield return new("signature.scheme", $"'{settings.Scheme}' is not a scheme: use one of {SignatureSchemes.Names}.");
        }
        else if (settings.Secrets.Count == 0)
        {
            yield return new("signature.secrets", $"The scheme {settings.Scheme} needs at least one secret: {scheme.Facts.SecretRule}.");
        }
        else if (settings.Secrets.Any(secret => !scheme.TryReadKey(secret, out _)))
        {
            yield return new("signature.secrets", $"A secret can't be used with {scheme.Facts.Title}: use {scheme.Facts.SecretRule}.");
        }
    }

    private static IEnumerable<EndpointFault> CheckUrl(string? url)
    {
        if (url is not null && !IsUrl(url))
        {
            yield return new(
                "signature.publicUrl",
                $"'{url[..Math.Min(url.Length, 80)]}' is not a URL that can be signed: use the whole http:// or https:// URL that is entered at the provider, query included.");
        }
    }

    private static bool IsUrl(string url) =>
        url.Length <= MaxUrlLength
        && url.All(c => c is > ' ' and < (char)127)
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Scheme is "http" or "https"
        && parsed.Host.Length > 0;

    private static IEnumerable<EndpointFault> CheckHmac(SignatureSettings settings)
    {
        if (settings.Hmac is not { } hmac)
        {
            if (settings.Scheme == SignatureScheme.Hmac)
            {
                yield return new("signature.hmac", "The scheme hmac needs its settings: name at least the header that holds the signature.");
            }

            yield break;
        }

        if (!EndpointRules.IsToken(hmac.Header))
        {
            yield return new("signature.hmac.header", $"'{hmac.Header}' is not a header name: name the header that holds the signature.");
        }

        if (!Enum.IsDefined(hmac.Algorithm))
        {
            yield return new("signature.hmac.algorithm", "Use 'sha256' or 'sha512'.");
        }

        if (!Enum.IsDefined(hmac.Encoding))
        {
            yield return new("signature.hmac.encoding", "Use 'hex' or 'base64'.");
        }

        if (hmac.Prefix.Length > MaxPrefixLength || !hmac.Prefix.All(c => c is >= ' ' and < (char)127))
        {
            yield return new("signature.hmac.prefix", $"A prefix is up to {MaxPrefixLength} visible ASCII characters.");
        }

        if (SignedTemplate.Fault(hmac.SignedText) is { } fault)
        {
            yield return new("signature.hmac.signedText", fault);
        }
    }
}
