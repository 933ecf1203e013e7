using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>Shopify.</summary>
internal sealed class ShopifyScheme() : BodyScheme("X-Shopify-Hmac-Sha256", "", SignatureEncoding.Base64)
{
    public override SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.Shopify,
        Title = "Shopify",
        Headers = ["X-Shopify-Hmac-Sha256"],
        Signed = "{body}",
        Encoding = "HMAC-SHA256 in base64",
        Source = "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
        Secret = SecretForm.Text,
        SecretRule = "the app's client secret",
        SecretPlace = "The app's settings in Shopify's dashboard show it as Client secret; webhooks made in a shop's admin have their own, below their list.",
        SecretExample = "the app’s client secret",
    };
}
