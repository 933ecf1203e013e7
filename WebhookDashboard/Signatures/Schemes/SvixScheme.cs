using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// Svix, the origin of Standard Webhooks: the same scheme under its own headers, or under the standard ones when
/// white-labelled.
/// </summary>
internal sealed class SvixScheme() : MessageScheme([MessageHeaders.Svix, MessageHeaders.Standard])
{
    public override SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Svix,
        Title = "Svix",
        Headers = [.. MessageHeaders.Svix.Names, .. MessageHeaders.Standard.Names],
        Signed = "{svix-id}.{svix-timestamp}.{body}",
        Encoding = "HMAC-SHA256 in base64 after 'v1,', or Ed25519 in base64 after 'v1a,'",
        HasTime = true,
        Source = "https://docs.svix.com/receiving/verifying-payloads/how-manual",
        Secret = SecretForm.Base64,
        SecretRule = StandardWebhooksSecret.Rule,
        SecretPlace = "The endpoint's page in the provider's Svix portal shows it as Signing Secret.",
        SecretExample = "whsec_…",
    };
}
