namespace WebhookDashboard.Domain.Signatures;

/// <summary>The names of the signature schemes in the API.</summary>
public static class SignatureScheme
{
    public const string None = "none";
    public const string StandardWebhooks = "standardwebhooks";
    public const string Svix = "svix";
    public const string Stripe = "stripe";
    public const string GitHub = "github";
    public const string Shopify = "shopify";
    public const string Slack = "slack";
    public const string Twilio = "twilio";
    public const string Square = "square";
    public const string Discord = "discord";
    public const string Hmac = "hmac";
}
