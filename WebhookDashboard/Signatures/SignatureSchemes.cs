using System.Collections.Frozen;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Signatures;

/// <summary>The schemes that the app can verify and sign with.</summary>
internal static class SignatureSchemes
{
    /// <summary>In the order of the API's documentation.</summary>
    public static readonly IReadOnlyList<ISignatureScheme> All =
    [
        new StandardWebhooksScheme(),
        new SvixScheme(),
        new StripeScheme(),
        new GitHubScheme(),
        new ShopifyScheme(),
        new SlackScheme(),
        new TwilioScheme(),
        new SquareScheme(),
        new DiscordScheme(),
        new HmacScheme(),
    ];

    public static readonly FrozenDictionary<string, ISignatureScheme> ByName = All.ToFrozenDictionary(scheme => scheme.Facts.Name);

    /// <summary>The names that a setting may have, for messages.</summary>
    public static readonly string Names = string.Join(", ", All.Select(scheme => scheme.Facts.Name).Prepend(SignatureScheme.None));

    /// <summary>The display name; for unknown schemes, the name itself.</summary>
    public static string TitleOf(string name) =>
        name == SignatureScheme.None ? "None" : ByName.TryGetValue(name, out var scheme) ? scheme.Facts.Title : name;

    /// <summary>Whether the scheme signs the request's URL.</summary>
    public static bool SignsUrl(SignatureSettings settings) =>
        ByName.TryGetValue(settings.Scheme, out var scheme) && scheme.SignsUrl(settings);

    /// <summary>Checks a request by its endpoint's scheme.</summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">The endpoint's settings.</param>
    /// <param name="now">When the request was received.</param>
    /// <param name="diagnose">Whether to look for the mistake behind a bad verdict, which takes a few milliseconds at
    /// most.</param>
    public static SignatureCheck Verify(
        in SignedRequest request, SignatureSettings settings, DateTimeOffset now, bool diagnose = true)
    {
        if (settings.Scheme == SignatureScheme.None)
        {
            return SignatureCheck.None;
        }

        // Not Unchecked, which would pass: an endpoint that requires signatures must not accept what can't be checked.
        return ByName.TryGetValue(settings.Scheme, out var scheme)
            ? SignatureVerifier.Verify(scheme, request, settings, now, diagnose)
            : new SignatureCheck(
                settings.Scheme,
                Verdict.Malformed,
                $"This version can't check the scheme '{settings.Scheme}': choose another one for the endpoint.");
    }
}
