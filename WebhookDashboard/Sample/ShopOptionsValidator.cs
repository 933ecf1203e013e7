using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample;

internal sealed class ShopOptionsValidator : IValidateOptions<ShopOptions>
{
    private const string SecretPrefix = "whsec_";

    public ValidateOptionsResult Validate(string? name, ShopOptions options)
    {
        List<string> faults = [];
        if (options.BaseUrl is { } guarded && HoldsCredentials(guarded))
        {
            // Not shown: it would appear on the console and in every log.
            faults.Add("Shop:BaseUrl contains a user or a password; allowed: an address without them, as in https://api.example.com/v1, since each call carries Shop:ApiKey as its bearer.");
        }
        else if (options.BaseUrl is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
                && parsed is { Query: "", Fragment: "" }))
        {
            faults.Add($"Shop:BaseUrl is '{url}'; allowed: an http:// or https:// address without query, as in https://api.example.com/v1.");
        }

        if (options.ApiKey is { } key && (key.Length == 0 || key.Any(c => c is <= ' ' or > '~')))
        {
            faults.Add("Shop:ApiKey is empty or contains a space or a non-ASCII character; allowed: visible ASCII characters.");
        }

        if (options.WebhookSecret is { } secret && !IsSecret(secret))
        {
            faults.Add("Shop:WebhookSecret is not a Standard Webhooks secret; allowed: whsec_ followed by 24 to 64 bytes in base64.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool HoldsCredentials(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? parsed.UserInfo.Length > 0
            : url.Contains('@', StringComparison.Ordinal); // Not a valid URL, but it looks like one with a user name.

    private static bool IsSecret(string secret)
    {
        Span<byte> key = stackalloc byte[64];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length)
            && length >= 24;
    }
}
