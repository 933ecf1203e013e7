using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// GitHub. Rejects the older SHA-1 header: GitHub sends both, and a forger of SHA-1 could leave the other one out.
/// </summary>
internal sealed class GitHubScheme() : BodyScheme(Header, "sha256=", SignatureEncoding.Hex)
{
    private const string Header = "X-Hub-Signature-256";
    private const string OldHeader = "X-Hub-Signature";

    public override SchemeFacts Facts { get; } = new()
    {
        Name = SignatureScheme.GitHub,
        Title = "GitHub",
        Headers = [Header],
        Signed = "{body}",
        Encoding = "HMAC-SHA256 in hex after 'sha256='",
        Source = "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
        Secret = SecretForm.Text,
        SecretRule = "the text that is entered as the webhook's Secret at GitHub",
        SecretPlace = "You choose it: enter the same text in the webhook's settings at GitHub, as Secret.",
        SecretExample = "the same text as at GitHub",
    };

    protected override string SayMissing(HeaderLookup headers) => string.IsNullOrWhiteSpace(headers(OldHeader))
        ? $"The header {Header} is missing: enter a secret in the webhook's settings at GitHub, which then sends it."
        : $"Only the old header {OldHeader} was sent, and its SHA-1 is not accepted: send {Header} with {Form}.";
}
