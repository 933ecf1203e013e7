namespace WebhookDashboard.Domain;

/// <summary>The names of the signature schemes, as the contract spells them.</summary>
public static class SignatureScheme
{
    public const string None = "none";
    public const string StandardWebhooks = "standardwebhooks";
}
