using System.Collections.Frozen;
using WebhookDashboard.Domain;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Signatures;

/// <summary>The schemes that this app can check and make.</summary>
internal static class SignatureSchemes
{
    /// <summary>In the contract's order.</summary>
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

    /// <summary>As people call it; the name itself for one that is not known here.</summary>
    public static string TitleOf(string name) => ByName.TryGetValue(name, out var scheme) ? scheme.Facts.Title : name;

    /// <summary>Whether the request's URL is asked for.</summary>
    public static bool SignsUrl(SignatureSettings settings) =>
        ByName.TryGetValue(settings.Scheme, out var scheme) && scheme.SignsUrl(settings);

    /// <summary>Judges a request by the scheme that its endpoint has set.</summary>
    /// <param name="request">What came in.</param>
    /// <param name="settings">The endpoint's.</param>
    /// <param name="now">When it was received.</param>
    /// <param name="diagnose">Whether to look for the mistake behind a bad verdict, which costs a few milliseconds at most.</param>
    public static SignatureCheck Verify(
        in SignedRequest request, SignatureSettings settings, DateTimeOffset now, bool diagnose = true)
    {
        if (settings.Scheme == SignatureScheme.None)
        {
            return SignatureCheck.None;
        }

        // An endpoint that wants signatures must not take what nobody can check: not Unchecked, which lets pass.
        return ByName.TryGetValue(settings.Scheme, out var scheme)
            ? SignatureVerifier.Verify(scheme, request, settings, now, diagnose)
            : new SignatureCheck(
                settings.Scheme,
                Verdict.Malformed,
                $"This version can't check the scheme '{settings.Scheme}': choose another one for the endpoint.");
    }
}
