using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Standard Webhooks.</summary>
internal sealed class StandardWebhooksScheme() : MessageScheme([MessageHeaders.Standard])
{
    public static string IdHeader => MessageHeaders.Standard.Id;

    public override SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.StandardWebhooks,
        Title = "Standard Webhooks",
        Headers = MessageHeaders.Standard.Names,
        Signed = "{webhook-id}.{webhook-timestamp}.{body}",
        Encoding = "HMAC-SHA256 in base64 after 'v1,', or Ed25519 in base64 after 'v1a,'",
        HasTime = true,
        Source = "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
        Secret = SecretForm.Base64,
        SecretRule = StandardWebhooksSecret.Rule,
        SecretPlace = "The provider's settings of the webhook show it.",
        SecretExample = "whsec_…",
    };
}
